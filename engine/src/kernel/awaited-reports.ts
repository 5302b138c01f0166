// Who waits for a driver's report: callers from outside, and controllers that asked.
import { isPending, type Pending } from './pending.ts';
import { isStreamed, type Streamed, ValueStream } from './streamed.ts';

interface Outcome {
  resolve(output: unknown): void;
  reject(error: unknown): void;
}

interface ReadStream {
  readonly streamed: Streamed;
  readonly stream: ValueStream;
}

export class AwaitedReports {
  readonly #all = new Set<{ readonly pending: Pending; readonly then: Outcome }>();
  readonly #streams = new Set<ReadStream>();

  add(pending: Pending, then: Outcome): void {
    this.#all.add({ pending, then });
  }

  /** What a caller who can wait gets in place of an operation's output. */
  answer(output: unknown, report: (name: Pending['report'], left: never) => void): unknown {
    if (isPending(output)) return this.promise(output);
    if (!isStreamed(output)) return output;
    return { [output.member]: this.stream(output, () => report(output.report, output.left as never)) };
  }

  promise(pending: Pending): Promise<unknown> {
    return new Promise((resolve, reject) => this.add(pending, { resolve, reject }));
  }

  /** @param left called when the reader ends the stream before its last value */
  stream(streamed: Streamed, left: () => void): ValueStream {
    const read = { streamed, stream: new ValueStream(streamed, () => this.#forget(read, left)) };
    this.#streams.add(read);
    return read.stream;
  }

  #forget(read: ReadStream, left: () => void): void {
    if (this.#streams.delete(read)) left();
  }

  /** Answers those who wait for this report. */
  settle(name: Pending['report'], report: unknown): void {
    for (const read of this.#streams) {
      if (read.streamed.report !== name) continue;
      const next = read.streamed.next(report as never);
      if (!next) continue;
      if (next.isLast) this.#streams.delete(read);
      read.stream.add(next.value, next.isLast ?? false);
    }
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
