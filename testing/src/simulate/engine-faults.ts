// What goes wrong in the engine, as a seed draws it: late reports now, and a journal that can be told to fail.
import { type EngineFaults, RecoverableJournal } from '../../../engine/src/cloud/simulation/index.ts';
import { Draws } from './draws.ts';

/** Those that come from tasks and targets. All else comes from the machine itself. */
const mayBeLate = /^(runtime\/(task|container)-|balancer\/health$)/;

/** Times between which the clock stood nowhere, in milliseconds. */
export interface Jump {
  readonly from: number;
  readonly to: number;
}

export class DrawnFaults implements EngineFaults {
  readonly journal = new RecoverableJournal();
  readonly jumps: Jump[] = [];
  readonly #draws: Draws;
  #latestMs = 0;

  constructor(seed: string) {
    this.#draws = new Draws(`${seed} late`);
  }

  readonly lateBy = (report: string): number =>
    this.#latestMs > 0 && mayBeLate.test(report) ? this.#draws.between(0, this.#latestMs) : 0;

  /** From now on reports come up to so many milliseconds late. */
  late(latestMs: number): void {
    this.#latestMs = latestMs;
  }

  /** From now on nothing goes wrong. */
  end(): void {
    this.#latestMs = 0;
    this.journal.revive();
  }
}
