// A client's socket as node:http2 sees it: what comes is looked through before it gets there.
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { HeaderBlocks } from '../message/http2/header-blocks.ts';

type Done = (error?: Error | null) => void;

export class Http2Gate extends Duplex {
  readonly #socket: Socket;
  #drained: Done | undefined;

  /** @param tooLarge a header block was; see HeaderBlocks. */
  constructor(socket: Socket, tooLarge: (lastStreamId: number) => void) {
    super({ allowHalfOpen: true });
    this.#socket = socket;
    const blocks = new HeaderBlocks(tooLarge);
    socket.on('data', (bytes: Buffer) => {
      let more = true;
      for (const piece of blocks.pass(bytes)) more = this.push(piece);
      if (!more) socket.pause();
    });
    socket.on('drain', () => {
      const done = this.#drained;
      this.#drained = undefined;
      done?.();
    });
    socket.on('end', () => this.push(null));
    socket.on('error', (error) => this.destroy(error));
    socket.on('close', () => this.destroy());
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(bytes: Buffer, _: BufferEncoding, done: Done): void {
    this.#sent(this.#socket.write(bytes), done);
  }

  override _writev(pieces: readonly { readonly chunk: Buffer }[], done: Done): void {
    let more = true;
    this.#socket.cork();
    for (const { chunk } of pieces) more = this.#socket.write(chunk);
    this.#socket.uncork();
    this.#sent(more, done);
  }

  override _final(done: Done): void {
    this.#socket.end(done);
  }

  override _destroy(error: Error | null, done: Done): void {
    this.#socket.destroy();
    this.#sent(true, this.#drained ?? (() => {}));
    done(error);
  }

  #sent(more: boolean, done: Done): void {
    if (more) done();
    else this.#drained = done;
  }
}
