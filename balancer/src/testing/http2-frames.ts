// HTTP/2 octet by octet, for what no client library would send: frames and header blocks (RFC 9113, RFC 7541).
import { once } from 'node:events';
import { connect, type TLSSocket } from 'node:tls';

export const frameTypes = { data: 0, headers: 1, reset: 3, settings: 4, goaway: 7, continuation: 9 };
export const frameFlags = { endStream: 1, endHeaders: 4, padded: 8, priority: 0x20 };
export const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');

export type Fields = readonly (readonly [name: string, value: string])[];

export const plainRequest: Fields = [
  [':method', 'GET'],
  [':scheme', 'https'],
  [':path', '/x'],
  [':authority', 'a.example.com'],
];

export function frame(
  type: number,
  flags: number,
  stream: number,
  payload: Buffer = Buffer.alloc(0),
): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head[3] = type;
  head[4] = flags;
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
}

/** HPACK: literals without indexing, without Huffman (RFC 7541 §6.2.2). */
export function literals(fields: Fields): Buffer {
  return Buffer.concat(
    fields.flatMap(([name, value]) => {
      const [n, v] = [Buffer.from(name, 'latin1'), Buffer.from(value, 'latin1')];
      return [Buffer.from([0]), integer(n.length), n, integer(v.length), v];
    }),
  );
}

/** The length of a text: an integer with a prefix of seven bits (RFC 7541 §5.1). */
function integer(value: number): Buffer {
  if (value < 127) return Buffer.from([value]);
  const octets = [127];
  let rest = value - 127;
  for (; rest >= 128; rest = Math.floor(rest / 128)) octets.push((rest % 128) + 128);
  return Buffer.from([...octets, rest]);
}

/**
 * A request's header block in which a field of 202 octets enters the table, and then comes again `times` times, by an
 * octet each (RFC 7541 §6.1, §6.2.1).
 */
export function repeatingBlock(times: number): Buffer {
  const value = Buffer.alloc(200, 'v');
  const entry = Buffer.concat([Buffer.from([0x40, 2]), Buffer.from('xx'), integer(value.length), value]);
  return Buffer.concat([literals(plainRequest), entry, Buffer.alloc(times, 0x80 | 62)]);
}

export interface Frame {
  readonly type: number;
  readonly flags: number;
  readonly stream: number;
  readonly payload: Buffer;
}

/** A connection that has sent its preface and settings, and every frame that came back. */
export class FrameClient {
  readonly socket: TLSSocket;
  readonly frames: Frame[] = [];
  #buffer = Buffer.alloc(0);

  static async connect(port: number): Promise<FrameClient> {
    const options = { port, host: '127.0.0.1', rejectUnauthorized: false, ALPNProtocols: ['h2'] };
    const client = new FrameClient(connect(options));
    await once(client.socket, 'secureConnect');
    client.send(preface, frame(frameTypes.settings, 0, 0));
    return client;
  }

  private constructor(socket: TLSSocket) {
    this.socket = socket;
    socket.on('error', () => {});
    socket.on('data', (bytes: Buffer) => this.#read(bytes));
  }

  send(...frames: readonly Buffer[]): void {
    this.socket.write(Buffer.concat(frames));
  }

  /** Reads on until `test` holds, or the connection ends. */
  async until(test: (frames: readonly Frame[]) => boolean): Promise<readonly Frame[]> {
    const ended = once(this.socket, 'close').then(() => false);
    while (!test(this.frames)) {
      const more = await Promise.race([once(this.socket, 'data').then(() => true), ended]);
      if (!more) break;
    }
    return this.frames;
  }

  #read(bytes: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, bytes]);
    while (this.#buffer.length >= 9) {
      const end = 9 + this.#buffer.readUIntBE(0, 3);
      if (this.#buffer.length < end) return;
      const [type, flags] = [this.#buffer[3]!, this.#buffer[4]!];
      const stream = this.#buffer.readUInt32BE(5);
      this.frames.push({ type, flags, stream, payload: this.#buffer.subarray(9, end) });
      this.#buffer = this.#buffer.subarray(end);
    }
  }
}
