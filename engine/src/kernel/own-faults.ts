// Faults of the engine itself: a controller that has thrown is tried again, and what depends on it waits meanwhile; a report
// whose handler has thrown is lost. Whoever waits must be able to see that, and why.
import type { Clock } from './clock.ts';
import { describeError } from './describe-error.ts';

export interface OwnFault {
  /** The controller, or which service failed to handle which report. */
  readonly of: string;
  /** What the controller was looking at: a resource's id, as the controller has it. Empty for a report. */
  readonly key: string;
  /** The error, with where it was thrown. */
  readonly error: string;
  /** When it failed first without having succeeded since, and how often. Milliseconds since the epoch. */
  readonly since: number;
  readonly failures: number;
}

/** Of many, the newest are kept. */
const most = 50;

export class OwnFaults {
  readonly #faults = new Map<string, OwnFault>();
  readonly #clock: Pick<Clock, 'now'>;
  readonly #log: (line: string) => void;

  constructor(clock: Pick<Clock, 'now'>, log: (line: string) => void) {
    this.#clock = clock;
    this.#log = log;
  }

  failed(of: string, key: string, error: unknown): void {
    this.#log(`${of}${key && ` ${key}`}: ${describeError(error)}`);
    const name = `${of}\0${key}`;
    const { since = this.#clock.now(), failures = 0 } = this.#faults.get(name) ?? {};
    this.#faults.delete(name);
    this.#faults.set(name, { of, key, error: describeError(error), since, failures: failures + 1 });
    if (this.#faults.size > most) this.#faults.delete(this.#faults.keys().next().value!);
  }

  succeeded(of: string, key: string): void {
    if (this.#faults.size > 0) this.#faults.delete(`${of}\0${key}`);
  }

  /** The newest last. */
  list(): readonly OwnFault[] {
    return [...this.#faults.values()];
  }
}
