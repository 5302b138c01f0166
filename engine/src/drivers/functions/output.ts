// A process's output, line by line. Its end, as far as one invocation goes, is a line that the runtime writes: the answer
// itself comes another way, and may overtake it.
import { endMark } from './runtime/messages.ts';

export class Output {
  drained: Promise<void> = Promise.resolve();
  readonly #take: (line: string) => void;
  #rest: Buffer = Buffer.alloc(0);
  #end: { readonly line: string; resolve(): void } | undefined;

  constructor(pipe: NodeJS.ReadableStream, take: (line: string) => void) {
    this.#take = take;
    pipe.on('data', (chunk: Buffer) => {
      this.#rest = Buffer.concat([this.#rest, chunk]);
      for (let at = this.#rest.indexOf(10); at >= 0; at = this.#rest.indexOf(10)) {
        this.#line(this.#rest.subarray(0, at).toString());
        this.#rest = this.#rest.subarray(at + 1);
      }
    });
    pipe.on('close', () => {
      if (this.#rest.length > 0) this.#line(this.#rest.toString());
      this.#end?.resolve();
    });
    // A pipe that breaks when its process is killed has nothing more to tell.
    pipe.on('error', () => {});
  }

  /** From now on `drained` is for the output of this invocation. */
  await(invocationId: string): void {
    this.drained = new Promise((resolve) => {
      this.#end = { line: endMark(invocationId), resolve };
    });
  }

  #line(line: string): void {
    // What a function wrote without ending its line stands before the mark.
    if (!this.#end || !line.endsWith(this.#end.line)) {
      this.#take(line);
      return;
    }
    const before = line.slice(0, -this.#end.line.length);
    if (before !== '') this.#take(before);
    this.#end.resolve();
    this.#end = undefined;
  }
}
