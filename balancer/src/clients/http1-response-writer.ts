// One response after another to an HTTP/1.x client: the head is held back until the first bytes of the body arrive, so that
// a small response is one write.
import type { Socket } from 'node:net';
import type { Header } from '../message/headers.ts';
import { chunkHead, lastChunk } from '../message/http1/chunked-body.ts';
import type { OutgoingHead } from '../message/http1/response-head.ts';
import { responseHeadText } from '../message/http1/response-text.ts';

/** Up to here copying into one piece costs less than a second write. */
const joinBelowBytes = 16 * 1024;
/** Up to here text is cheaper still than memory of its own. */
const joinAsTextBelowBytes = 1024;

export class Http1ResponseWriter {
  /** What has been sent of the response in progress. */
  sentBytes = 0;
  readonly #socket: Socket;
  readonly #tls: boolean;
  #heldHead: string | undefined;
  #chunked = false;

  constructor(socket: Socket, tls: boolean) {
    this.#socket = socket;
    this.#tls = tls;
  }

  informational(status: number, reason: string, headers: readonly Header[]): void {
    let text = `HTTP/1.1 ${status} ${reason}\r\n`;
    for (const field of headers) text += `${field.name}: ${field.value}\r\n`;
    this.#socket.write(`${text}\r\n`, 'latin1');
  }

  head(outgoing: OutgoingHead, chunked: boolean, keepAlive: boolean): void {
    this.#chunked = chunked;
    this.#heldHead = responseHeadText(outgoing, chunked, keepAlive);
    this.sentBytes = this.#heldHead.length;
  }

  /** @returns false when the client should be given time. */
  data(bytes: Buffer): boolean {
    this.sentBytes += bytes.length;
    const head = this.#heldHead;
    if (!this.#chunked && head !== undefined && bytes.length < joinAsTextBelowBytes) {
      this.#heldHead = undefined;
      return this.#socket.write(head + bytes.toString('latin1'), 'latin1');
    }
    if (!this.#chunked && head !== undefined && bytes.length < joinBelowBytes) {
      this.#heldHead = undefined;
      const joined = Buffer.allocUnsafe(head.length + bytes.length);
      joined.write(head, 0, 'latin1');
      bytes.copy(joined, head.length);
      return this.#socket.write(joined);
    }
    if (!this.#chunked && head === undefined) return this.#socket.write(bytes);
    this.#socket.cork();
    this.flush();
    if (this.#chunked) this.#socket.write(chunkHead(bytes.length), 'latin1');
    let more = this.#socket.write(bytes);
    if (this.#chunked) more = this.#socket.write('\r\n', 'latin1');
    this.#socket.uncork();
    return more;
  }

  end(trailers: readonly Header[]): void {
    if (!this.#chunked) {
      this.flush();
      return;
    }
    const head = this.#heldHead ?? '';
    this.#heldHead = undefined;
    this.#chunked = false;
    this.#socket.write(head + lastChunk(trailers), 'latin1');
  }

  /** @returns whether bytes given to `data` may still be needed. */
  flush(): boolean {
    const head = this.#heldHead;
    if (head !== undefined) {
      this.#heldHead = undefined;
      this.#socket.write(head, 'latin1');
    }
    // What a plain socket could not write at once is counted; what TLS still holds is not.
    return this.#tls || this.#socket.writableLength > 0;
  }
}
