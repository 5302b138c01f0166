// What became of requests.
import type { Counts } from '../api.ts';
import { Printed } from '../views/printed.ts';

export class RequestCounts extends Printed implements Counts {
  readonly #statuses = new Map<number, number>();
  /** How many answers took how long, in milliseconds. */
  readonly #latencies = new Map<number, number>();

  get title(): string {
    return 'Requests';
  }

  toJSON(): object {
    const { requests, answered, failed, statuses } = this;
    return { requests, answered, failed, statuses };
  }

  add(status: number, count: number, latencyMs: number): void {
    this.#statuses.set(status, (this.#statuses.get(status) ?? 0) + count);
    if (isAnswered(status)) this.#latencies.set(latencyMs, (this.#latencies.get(latencyMs) ?? 0) + count);
  }

  get requests(): number {
    return this.answered + this.failed;
  }

  get answered(): number {
    return this.#sum(isAnswered);
  }

  get failed(): number {
    return this.#sum((status) => !isAnswered(status));
  }

  get statuses(): Readonly<Record<number, number>> {
    return Object.fromEntries(this.#statuses);
  }

  /** NaN when nothing was answered. */
  latency(quantile: number): number {
    if (!(quantile >= 0 && quantile <= 1))
      throw new RangeError(`${quantile} is not a share of the answers: use a number from 0 to 1, as 0.99.`);
    let left = this.answered * quantile;
    for (const [latencyMs, count] of [...this.#latencies].sort(([a], [b]) => a - b)) {
      left -= count;
      if (left <= 0) return latencyMs;
    }
    return Number.NaN;
  }

  #sum(counts: (status: number) => boolean): number {
    return [...this.#statuses].reduce((sum, [status, count]) => (counts(status) ? sum + count : sum), 0);
  }
}

const isAnswered = (status: number) => status > 0 && status < 500;
