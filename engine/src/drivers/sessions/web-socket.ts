// The server's side of one WebSocket: https://www.rfc-editor.org/rfc/rfc6455
import { createHash } from 'node:crypto';
import type { UpgradeRequest } from '../../contracts/driver.ts';

export interface WebSocketHandlers {
  /** A message: text, or bytes. */
  message(data: Buffer, isText: boolean): void;
  /** Called once. @param saidGoodbye false for a connection that broke */
  closed(saidGoodbye: boolean): void;
}

const text = 0x1;
const binary = 0x2;
const close = 0x8;
const ping = 0x9;
const pong = 0xa;

/** A message of the protocol that uses this has at most some kilobytes. */
const maxMessageBytes = 1024 * 1024;

/** Section 4.2.2 */
const acceptKey = (key: string) =>
  createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');

export class WebSocketConnection {
  readonly #socket: UpgradeRequest['socket'];
  readonly #handlers: WebSocketHandlers;
  #rest: Buffer;
  #parts: Buffer[] = [];
  #isText = false;
  #isOver = false;
  #saidGoodbye = false;

  /** Answers the handshake; undefined when it is none. */
  static accept(request: UpgradeRequest, handlers: WebSocketHandlers): WebSocketConnection | undefined {
    const { headers, socket } = request;
    const key = headers['sec-websocket-key'];
    if (headers.upgrade?.toLowerCase() !== 'websocket' || !key || headers['sec-websocket-version'] !== '13')
      return undefined;
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${acceptKey(key)}\r\n\r\n`,
    );
    return new WebSocketConnection(request, handlers);
  }

  private constructor({ socket, head }: UpgradeRequest, handlers: WebSocketHandlers) {
    this.#socket = socket;
    this.#handlers = handlers;
    this.#rest = head;
    socket.on('data', (chunk: Buffer) => {
      this.#rest = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
      this.#read();
    });
    socket.on('close', () => this.#end());
    socket.on('end', () => this.#end());
    // What came with the handshake is read once its caller has what it needs.
    if (head.length > 0) setImmediate(() => this.#read());
  }

  send(bytes: Buffer): void {
    this.#write(binary, bytes);
  }

  /** Says goodbye with a status of section 7.4.1, and ends the connection. */
  close(status = 1000): void {
    if (this.#isOver) return;
    this.#saidGoodbye = true;
    const body = Buffer.alloc(2);
    body.writeUInt16BE(status);
    this.#write(close, body);
    this.#socket.end();
    this.#end();
  }

  #write(opcode: number, body: Buffer): void {
    if (this.#isOver || this.#socket.destroyed) return;
    const { length } = body;
    const header = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
    header[0] = 0x80 | opcode;
    header[1] = length < 126 ? length : length < 65_536 ? 126 : 127;
    if (length >= 65_536) header.writeBigUInt64BE(BigInt(length), 2);
    else if (length >= 126) header.writeUInt16BE(length, 2);
    this.#socket.write(Buffer.concat([header, body]));
  }

  #read(): void {
    while (!this.#isOver && this.#readFrame());
  }

  /** Whether there was a frame in one piece. */
  #readFrame(): boolean {
    const rest = this.#rest;
    if (rest.length < 2) return false;
    const [first = 0, second = 0] = rest;
    const short = second & 0x7f;
    const at = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (rest.length < at) return false;
    const length =
      short < 126 ? short : short === 126 ? rest.readUInt16BE(2) : Number(rest.readBigUInt64BE(2));
    // A client masks what it sends (section 5.1).
    if ((second & 0x80) === 0) return this.#fail(1002);
    if (length > maxMessageBytes) return this.#fail(1009);
    if (rest.length < at + 4 + length) return false;
    const mask = rest.subarray(at, at + 4);
    const body = Buffer.from(rest.subarray(at + 4, at + 4 + length));
    for (let index = 0; index < body.length; index++) body[index]! ^= mask[index % 4]!;
    this.#rest = rest.subarray(at + 4 + length);
    this.#take(first & 0x0f, body, (first & 0x80) !== 0);
    return true;
  }

  #take(opcode: number, body: Buffer, isLast: boolean): void {
    if (opcode === close) this.close();
    if (opcode === ping) this.#write(pong, body);
    if (opcode >= close) return;
    if (opcode === text || opcode === binary) {
      this.#parts = [];
      this.#isText = opcode === text;
    }
    this.#parts.push(body);
    if (this.#parts.reduce((sum, { length }) => sum + length, 0) > maxMessageBytes) {
      this.#fail(1009);
      return;
    }
    if (isLast) this.#handlers.message(Buffer.concat(this.#parts.splice(0)), this.#isText);
  }

  #fail(status: number): false {
    this.close(status);
    return false;
  }

  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#handlers.closed(this.#saidGoodbye);
  }
}
