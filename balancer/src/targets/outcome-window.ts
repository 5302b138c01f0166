// How a target's requests of the last half minute ended: what anomaly detection looks at.

export interface Outcomes {
  readonly requests: number;
  readonly errors: number;
}

/** The window moves on by slices. */
export const sliceMs = 5000;
const slicesInWindow = 6;

export class OutcomeWindow {
  #requests = 0;
  #errors = 0;
  #slices: Outcomes[] = [];

  note(isError: boolean): void {
    this.#requests++;
    if (isError) this.#errors++;
  }

  /** Ends a slice. @returns the sums of the window. */
  turn(): Outcomes {
    const slice = { requests: this.#requests, errors: this.#errors };
    this.#slices = [...this.#slices, slice].slice(-slicesInWindow);
    this.#requests = 0;
    this.#errors = 0;
    return sumOf(this.#slices);
  }
}

export function sumOf(outcomes: readonly Outcomes[]): Outcomes {
  let requests = 0;
  let errors = 0;
  for (const each of outcomes) {
    requests += each.requests;
    errors += each.errors;
  }
  return { requests, errors };
}
