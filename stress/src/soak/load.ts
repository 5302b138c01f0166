// Requests, as many at a time as asked, until it is stopped; each that fails is kept with when it began and ended.
import { Agent, get } from 'node:http';

export interface Failure {
  readonly why: string;
  readonly beganAt: number;
  readonly endedAt: number;
}

export class Load {
  requests = 0;
  readonly failures: Failure[] = [];
  /** When each request that is under way began. */
  readonly inFlight = new Set<number>();
  readonly #url: string;
  readonly #agent: Agent;
  readonly #limit: number;
  #isStopped = false;
  #running: Promise<unknown>;

  /** @param limit how many requests at most */
  constructor(url: string, concurrency: number, limit = Number.POSITIVE_INFINITY) {
    this.#url = url;
    this.#limit = limit;
    this.#agent = new Agent({ keepAlive: true, maxSockets: concurrency });
    this.#running = Promise.all(Array.from({ length: concurrency }, () => this.#requestAgain()));
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#running;
    this.#agent.destroy();
  }

  /** Resolves when the limit is reached. */
  async finished(): Promise<void> {
    await this.#running;
    this.#agent.destroy();
  }

  async #requestAgain(): Promise<void> {
    while (!this.#isStopped && this.requests < this.#limit) {
      this.requests += 1;
      const beganAt = performance.now();
      this.inFlight.add(beganAt);
      const why = await this.#request();
      this.inFlight.delete(beganAt);
      if (why !== undefined) this.failures.push({ why, beganAt, endedAt: performance.now() });
    }
  }

  /** Why it failed. */
  #request(): Promise<string | undefined> {
    return new Promise((resolve) => {
      const request = get(this.#url, { agent: this.#agent, timeout: 30_000 }, (response) => {
        response.resume();
        response.once('end', () =>
          resolve(response.statusCode === 200 ? undefined : `${response.statusCode}`),
        );
        response.once('error', (error) => resolve(error.message));
      });
      request.once('timeout', () => request.destroy(new Error('timed out')));
      request.once('error', (error) => resolve(error.message));
    });
  }
}

/** Resolves with how long it took until so many requests in a row were answered. */
export async function untilAnswering(
  url: string,
  inARow: number,
  withinMs: number,
): Promise<number | undefined> {
  const began = performance.now();
  while (performance.now() - began < withinMs) {
    const load = new Load(url, 1, inARow);
    await load.finished();
    if (load.failures.length === 0) return performance.now() - began;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return undefined;
}
