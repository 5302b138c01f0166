// What clients saw: how many requests failed, and from when to when.
import type { Answer } from '../load/generator.ts';

/** Failures that are no further apart than this belong together. */
const outageGapMs = 60_000;

export interface Outage {
  /** The cloud's time. */
  readonly from: number;
  readonly to: number;
  /** Failed requests by what the client got: a status, or the error of the connection. */
  readonly failures: Readonly<Record<string, number>>;
}

export class TrafficRecord {
  #requests = 0;
  #failed = 0;
  #lastFailureAt: number | undefined;
  #slowestMs = 0;
  readonly #outages: { from: number; to: number; failures: Record<string, number> }[] = [];
  #tasks = new Set<string>();

  get requests(): number {
    return this.#requests;
  }

  get failed(): number {
    return this.#failed;
  }

  get slowestMs(): number {
    return this.#slowestMs;
  }

  /** The cloud's time; undefined when none has failed. */
  get lastFailureAt(): number | undefined {
    return this.#lastFailureAt;
  }

  get outages(): readonly Outage[] {
    return this.#outages;
  }

  /** That have answered since `forgetTasks`. */
  get tasks(): ReadonlySet<string> {
    return this.#tasks;
  }

  /** Percent; undefined where there were no requests. */
  get availability(): number | undefined {
    return this.#requests > 0 ? (100 * (this.#requests - this.#failed)) / this.#requests : undefined;
  }

  forgetTasks(): void {
    this.#tasks = new Set();
  }

  add({ at, status, task, error, tookMs }: Answer): void {
    this.#requests += 1;
    this.#slowestMs = Math.max(this.#slowestMs, tookMs);
    if (task !== undefined) this.#tasks.add(task);
    if (status > 0 && status < 500) return;
    this.#failed += 1;
    this.#lastFailureAt = Math.max(this.#lastFailureAt ?? 0, at);
    const what = status > 0 ? String(status) : (error ?? 'no response');
    const near = this.#outages.find(({ from, to }) => at >= from - outageGapMs && at <= to + outageGapMs);
    const outage = near ?? { from: at, to: at, failures: {} };
    if (!near) this.#outages.push(outage);
    outage.from = Math.min(outage.from, at);
    outage.to = Math.max(outage.to, at);
    outage.failures[what] = (outage.failures[what] ?? 0) + 1;
  }
}
