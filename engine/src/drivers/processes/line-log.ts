// Turns output into log events, one for each line, and reports them in batches, in order.

import type { Clock } from '../../kernel/clock.ts';
import type { Reports } from '../../kernel/registry.ts';

type LogEvent = Reports['logs/lines']['events'][number];

/** CloudWatch Logs takes events of up to 1 MiB; Docker's awslogs driver splits at this size, less AWS's overhead. */
const longestLineBytes = 262_144 - 26;
const batchLines = 1000;
const batchMs = 100;

export class LineLog {
  readonly #clock: Clock;
  readonly #report: (events: readonly LogEvent[]) => void;
  #events: LogEvent[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(clock: Clock, report: (events: readonly LogEvent[]) => void) {
    this.#clock = clock;
    this.#report = report;
  }

  /** Reads a stream line by line. The last line may lack its line break. */
  read(stream: NodeJS.ReadableStream): void {
    let rest: Buffer = Buffer.alloc(0);
    stream.on('data', (chunk: Buffer) => {
      rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      for (;;) {
        const end = rest.indexOf(10);
        const isLine = end >= 0 && end <= longestLineBytes;
        if (!isLine && rest.length <= longestLineBytes) break;
        const length = isLine ? end : longestLineBytes;
        this.add(rest.subarray(0, isLine && rest[end - 1] === 13 ? end - 1 : length).toString());
        rest = rest.subarray(isLine ? end + 1 : length);
      }
    });
    stream.on('end', () => {
      if (rest.length > 0) this.add(rest.toString());
    });
    // The pipe may break when its process is killed; there is nothing more to read then.
    stream.on('error', () => {});
  }

  add(message: string): void {
    // CloudWatch Logs refuses empty events, so awslogs skips empty lines.
    if (message === '') return;
    this.#events.push({ timestamp: this.#clock.now(), message });
    if (this.#events.length >= batchLines) this.flush();
    // Real time: how often output is reported is not part of the simulation.
    else this.#timer ??= setTimeout(() => this.flush(), batchMs).unref();
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const events = this.#events;
    this.#events = [];
    if (events.length > 0) this.#report(events);
  }
}
