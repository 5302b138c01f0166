// Who waits for a driver's report: callers from outside, and controllers that asked.
import type { Pending } from './pending.ts';

interface Outcome {
  resolve(output: unknown): void;
  reject(error: unknown): void;
}

export class AwaitedReports {
  readonly #all = new Set<{ readonly pending: Pending; readonly then: Outcome }>();

  add(pending: Pending, then: Outcome): void {
    this.#all.add({ pending, then });
  }

  promise(pending: Pending): Promise<unknown> {
    return new Promise((resolve, reject) => this.add(pending, { resolve, reject }));
  }

  /** Answers those who wait for this report. */
  settle(name: Pending['report'], report: unknown): void {
    for (const awaited of this.#all) {
      const { pending, then } = awaited;
      if (pending.report !== name || !pending.isMine(report)) continue;
      this.#all.delete(awaited);
      try {
        then.resolve(pending.output(report));
      } catch (error) {
        then.reject(error);
      }
    }
  }
}
