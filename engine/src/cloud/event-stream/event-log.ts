// The events of the last hour, of all regions, in the order in which they were committed: what the event stream sends, and
// replays to a client that comes back.
import type { Millis } from '../../kernel/clock.ts';

/** An event as EventBridge sends it, but for `version` and `id`. https://docs.aws.amazon.com/eventbridge/latest/ref/events-structure.html */
export interface CloudEvent {
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  /** ISO 8601, by the cloud's clock; EventBridge's has no milliseconds. */
  readonly time: string;
  readonly region: string;
  /** ARNs. */
  readonly resources: readonly string[];
  readonly detail: object;
}

/** An event and its place in the log. */
export interface LoggedEvent {
  /** Rises by 1, and begins again with each engine. */
  readonly sequence: number;
  /** Milliseconds, by the machine's clock. */
  readonly at: Millis;
  readonly event: CloudEvent;
}

export type Listener = (logged: LoggedEvent) => void;

const keptMs: Millis = 3_600_000;
/** A few kilobytes each: what a cloud does at once, such as placing thousands of tasks, must not fill the memory. */
const mostEvents = 4_000;

export class EventLog {
  #events: LoggedEvent[] = [];
  #next = 1;
  readonly #now: () => Millis;
  readonly #listeners = new Set<Listener>();

  /** @param now the machine's time */
  constructor(now: () => Millis) {
    this.#now = now;
  }

  append(event: CloudEvent): void {
    const logged = { sequence: this.#next, at: this.#now(), event };
    this.#next += 1;
    this.#events.push(logged);
    if (this.#events.length > 1.25 * mostEvents) this.#trim();
    for (const listener of this.#listeners) listener(logged);
  }

  /**
   * The events that are kept after a place in the log.
   * @param sequence 0 for all of them
   */
  after(sequence: number): readonly LoggedEvent[] {
    this.#trim();
    return this.#events.filter((logged) => logged.sequence > sequence);
  }

  /** The sequence of the last event; 0 before the first. */
  get last(): number {
    return this.#next - 1;
  }

  /** Returns what ends it. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #trim(): void {
    const oldest = this.#now() - keptMs;
    this.#events = this.#events.slice(-mostEvents).filter(({ at }) => at >= oldest);
  }
}
