// Signals as values. The first one asks for an end; a later one does not wait for it.
import type { Clock } from '../clock/clock.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';

export type InterruptName = 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'closed output';

const codes: Readonly<Record<InterruptName, ExitCode>> = {
  SIGINT: exitCodes.interrupted,
  SIGTERM: exitCodes.terminated,
  SIGHUP: exitCodes.hangUp,
  // `drydock status | head`: the reader has what it wanted.
  'closed output': exitCodes.ok,
};
/** Ctrl-C reaches every process of the terminal, and npm passes it on again: within this time it is the same one. */
const sameWithinMs = 1000;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The part of Node's `process` that signals need. */
interface SignalSource {
  on(name: string, listener: (name: string) => void): unknown;
  off(name: string, listener: (name: string) => void): unknown;
}

export class Interrupts {
  readonly #controller = new AbortController();
  readonly #source: SignalSource;
  readonly #exit: (code: ExitCode) => void;
  readonly #clock: Clock;
  #first: InterruptName | undefined;
  #firstAt = 0;

  constructor(source: SignalSource, clock: Clock, exit: (code: ExitCode) => void) {
    this.#source = source;
    this.#clock = clock;
    this.#exit = exit;
    for (const name of signals) source.on(name, this.#onSignal);
  }

  /** Aborts with the first interrupt. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The exit code of a command that ended because of an interrupt. */
  get exitCode(): ExitCode {
    return this.#first ? codes[this.#first] : exitCodes.ok;
  }

  raise(name: InterruptName): void {
    if (this.#first === undefined) {
      this.#first = name;
      this.#firstAt = this.#clock.elapsed();
      this.#controller.abort();
    } else if (name !== 'closed output' && this.#clock.elapsed() - this.#firstAt >= sameWithinMs) {
      this.#exit(codes[name]);
    }
  }

  /** Leaves the signals to somebody else. */
  release(): void {
    for (const name of signals) this.#source.off(name, this.#onSignal);
  }

  readonly #onSignal = (name: string) => this.raise(name as InterruptName);
}

/**
 * Passes on what `steps` yield and return, until the signal aborts: then undefined, at once. The steps are abandoned
 * where they are; what they still throw is a consequence of ending, and ignored.
 */
export async function* until<T, R>(
  signal: AbortSignal,
  steps: AsyncGenerator<T, R>,
): AsyncGenerator<T, { readonly result: R } | undefined> {
  let onAbort = () => {};
  const aborted = new Promise<undefined>((resolve) => {
    onAbort = () => resolve(undefined);
  });
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();
  try {
    for (;;) {
      const next = steps.next();
      // A rejection after the abort has nobody else to handle it.
      next.catch(() => {});
      const step = await Promise.race([aborted, next]).catch((error: unknown) => {
        if (signal.aborted) return undefined;
        throw error;
      });
      if (step === undefined) return undefined;
      if (step.done) return { result: step.value };
      yield step.value;
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
