// Reads a process's output line by line. The runtime writes a marker line at the end of each invocation, because the
// result comes through another channel and may arrive before the output.
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
    // The pipe may break when its process is killed; there is nothing more to read then.
    pipe.on('error', () => {});
  }

  /** Begins an invocation: `drained` is about its output from now on. */
  await(invocationId: string): void {
    this.drained = new Promise((resolve) => {
      this.#end = { line: endMark(invocationId), resolve };
    });
  }

  #line(line: string): void {
    // Output without a line break at its end precedes the marker.
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
