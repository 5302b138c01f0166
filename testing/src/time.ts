// The cloud's clock, which a test moves.
import type { Simulation } from '../../engine/src/cloud/simulation/simulation.ts';
import type { Duration, Time } from './api.ts';
import { namesOf, requireKnownNames } from './known-names.ts';
import { replayLine } from './seed.ts';
import { milliseconds } from './units/duration.ts';

type UntilOptions = NonNullable<Parameters<Time['until']>[1]>;

const usualWait = '1 hour';
const untilNames = namesOf<UntilOptions>({ within: true, what: true });

export class SimulatedTime implements Time {
  readonly #simulation: Simulation;
  readonly #seed: string;

  constructor(simulation: Simulation, seed: string) {
    this.#simulation = simulation;
    this.#seed = seed;
  }

  get now(): Date {
    return new Date(this.#simulation.now());
  }

  async advance(by: Duration): Promise<void> {
    await this.#simulation.advance(milliseconds(by));
  }

  async until(isSo: () => boolean | Promise<boolean>, options: UntilOptions = {}): Promise<void> {
    if (typeof isSo !== 'function')
      throw new TypeError('until() takes a function, as until(() => service.desiredCount === 5).');
    requireKnownNames('until()', options, untilNames);
    const { within = usualWait, what = 'until()' } = options;
    if (await this.#simulation.until(isSo, milliseconds(within))) return;
    const waited = typeof within === 'number' ? `${within} ms` : within;
    throw new Error(`${what}: still not true after ${waited}.\n\n${replayLine(this.#seed)}`);
  }
}
