// The answer of an operation that goes on, such as Logs' StartLiveTail: a stream of values in one member of the output, each
// made from a report, until the last one comes or the caller leaves.
import type { Reports } from './registry.ts';

export interface Streamed<R extends keyof Reports = keyof Reports> {
  /** The member of the output that is the stream. */
  readonly member: string;
  /** What the caller gets at once. */
  readonly first: readonly object[];
  readonly report: R;
  /** What a report adds to the stream; undefined when it is another stream's. */
  next(report: Reports[R]): { readonly value: object; readonly isLast?: boolean } | undefined;
  /** Reported once the caller has left. */
  readonly left: Reports[R];
  /** A caller who reads slower than this many values behind loses the oldest ones. */
  readonly mostWaiting: number;
}

const streams = new WeakSet<object>();

/** In place of an operation's output. */
export function streamed<R extends keyof Reports, O>(stream: Streamed<R>): O {
  streams.add(stream);
  return stream as unknown as O;
}

export function isStreamed(output: unknown): output is Streamed {
  return typeof output === 'object' && output !== null && streams.has(output);
}

/** Values as they come, for one reader. */
export class ValueStream implements AsyncIterable<object> {
  readonly #waiting: object[];
  readonly #mostWaiting: number;
  readonly #left: () => void;
  #isOver = false;
  #wake: (() => void) | undefined;

  /** @param left called once, when the reader ends the stream */
  constructor({ first, mostWaiting }: Pick<Streamed, 'first' | 'mostWaiting'>, left: () => void) {
    this.#waiting = [...first];
    this.#mostWaiting = mostWaiting;
    this.#left = left;
  }

  add(value: object, isLast: boolean): void {
    this.#waiting.push(value);
    if (this.#waiting.length > this.#mostWaiting) this.#waiting.shift();
    this.#isOver ||= isLast;
    this.#wake?.();
  }

  /** For a reader who leaves before the end. */
  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#waiting.length = 0;
    this.#left();
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncIterator<object> {
    try {
      for (;;) {
        const value = this.#waiting.shift();
        if (value) yield value;
        else if (this.#isOver) return;
        else
          await new Promise<void>((resolve) => {
            this.#wake = resolve;
          });
      }
    } finally {
      this.end();
    }
  }
}
