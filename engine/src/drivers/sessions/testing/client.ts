// A client of a data channel that does what the Session Manager plugin does, byte by byte and by its own reading of the
// public sources: it shares no code with the engine.
// https://github.com/aws/session-manager-plugin (src/message, src/datachannel, src/sessionmanagerplugin/session)
import { createHash, randomBytes, randomUUID } from 'node:crypto';

export interface Received {
  readonly type: string;
  readonly sequence: bigint;
  readonly payloadType: number;
  readonly id: Buffer;
  readonly payload: Buffer;
}

export class PluginClient {
  output = '';
  /** Of the message that ends the session. */
  closing: Record<string, unknown> | undefined;
  readonly acknowledged: number[] = [];
  readonly closed: Promise<number>;
  readonly #socket: WebSocket;
  readonly #waiting = new Set<() => void>();
  #sent = 0n;
  #expected = 0n;
  #hasBegun = false;

  /** Whether it neither acknowledges nor takes what it hears: its connection is about to break. */
  isDeaf = false;
  heard = '';

  /** @param resumed the client whose connection broke */
  constructor(streamUrl: string, token: string, resumed?: PluginClient) {
    if (resumed) {
      this.#sent = resumed.#sent;
      this.#expected = resumed.#expected;
      this.output = resumed.output;
    }
    this.#socket = new WebSocket(streamUrl);
    this.#socket.binaryType = 'arraybuffer';
    this.#socket.onopen = () =>
      this.#socket.send(
        JSON.stringify({
          MessageSchemaVersion: '1.0',
          RequestId: randomUUID(),
          TokenValue: token,
          ClientId: randomUUID(),
          ClientVersion: '1.2.0.0',
        }),
      );
    this.#socket.onmessage = ({ data }) => this.#receive(Buffer.from(data as ArrayBuffer));
    this.closed = new Promise((resolve) => {
      this.#socket.onclose = ({ code }) => resolve(code);
    });
    void this.closed.then(() => this.#look());
  }

  /** The handshake is over. */
  begun(): Promise<void> {
    return this.when(() => this.#hasBegun);
  }

  /** What is typed: the plugin sends at most 1,024 bytes in one message. */
  type(text: string): void {
    this.send(1, Buffer.from(text));
  }

  resize(cols: number, rows: number): void {
    this.send(3, Buffer.from(JSON.stringify({ cols, rows })));
  }

  terminate(): void {
    this.send(10, Buffer.from([0, 0, 0, 2]));
  }

  disconnect(): void {
    this.#socket.close();
  }

  /** @param sequence another than its turn */
  send(payloadType: number, payload: Buffer, sequence?: bigint): void {
    this.#write('input_stream_data', payloadType, payload, sequence ?? this.#sent++);
  }

  #acknowledge(content: object): void {
    this.#write('acknowledge', 0, Buffer.from(JSON.stringify(content)), 0n);
  }

  #write(name: string, payloadType: number, payload: Buffer, sequence: bigint): void {
    const message = Buffer.alloc(120 + payload.length);
    const type = Buffer.alloc(32, ' ');
    type.write(name);
    message.writeUInt32BE(116, 0);
    type.copy(message, 4);
    message.writeUInt32BE(1, 36);
    message.writeBigUInt64BE(1_700_000_000_000n, 40);
    message.writeBigInt64BE(sequence, 48);
    message.writeBigUInt64BE(0n, 56);
    randomBytes(16).copy(message, 64);
    createHash('sha256').update(payload).digest().copy(message, 80);
    message.writeUInt32BE(payloadType, 112);
    message.writeUInt32BE(payload.length, 116);
    payload.copy(message, 120);
    this.#socket.send(new Uint8Array(message));
  }

  skip(): bigint {
    return this.#sent++;
  }

  /** Resolves as soon as it is so. */
  when(isSo: () => boolean): Promise<void> {
    if (isSo()) return Promise.resolve();
    return new Promise((resolve) => {
      const look = () => {
        if (!isSo()) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
    });
  }

  #receive(bytes: Buffer): void {
    const message = decode(bytes);
    if (message.type === 'output_stream_data') this.#stream(message);
    else if (message.type === 'channel_closed') this.closing = JSON.parse(message.payload.toString());
    else if (message.type === 'acknowledge') {
      const { AcknowledgedMessageSequenceNumber } = JSON.parse(message.payload.toString());
      this.acknowledged.push(AcknowledgedMessageSequenceNumber);
    }
    this.#look();
  }

  #stream({ sequence, payloadType, payload, type, id }: Received): void {
    if (this.isDeaf) {
      this.heard += payload.toString();
      return;
    }
    const uuid = Buffer.concat([id.subarray(8), id.subarray(0, 8)]).toString('hex');
    this.#acknowledge({
      AcknowledgedMessageType: type,
      AcknowledgedMessageId: uuid,
      AcknowledgedMessageSequenceNumber: Number(sequence),
      IsSequentialMessage: true,
    });
    // One that comes again has been acknowledged too late.
    if (sequence < this.#expected) return;
    if (sequence !== this.#expected) throw new Error(`Message ${sequence} came before ${this.#expected}`);
    this.#expected += 1n;
    if (payloadType === 7) this.#hasBegun = true;
    if (payloadType === 1) this.output += payload.toString();
    if (payloadType !== 5) return;
    const { RequestedClientActions } = JSON.parse(payload.toString()) as {
      RequestedClientActions: { ActionType: string; ActionParameters: { SessionType: string } }[];
    };
    const [action] = RequestedClientActions;
    const isKnown =
      action?.ActionType === 'SessionType' && action.ActionParameters.SessionType === 'InteractiveCommands';
    this.send(
      6,
      Buffer.from(
        JSON.stringify({
          ClientVersion: '1.2.0.0',
          ProcessedClientActions: [
            { ActionType: 'SessionType', ActionStatus: isKnown ? 1 : 3, ActionResult: null, Error: '' },
          ],
          Errors: [],
        }),
      ),
    );
  }

  #look(): void {
    for (const look of [...this.#waiting]) look();
  }
}

function decode(bytes: Buffer): Received {
  const payload = bytes.subarray(120);
  if (bytes.readUInt32BE(0) !== 116 || bytes.readUInt32BE(116) !== payload.length)
    throw new Error('A length is wrong');
  if (!createHash('sha256').update(payload).digest().equals(bytes.subarray(80, 112)))
    throw new Error('The digest is wrong');
  return {
    type: bytes.toString('latin1', 4, 36).trim(),
    sequence: bytes.readBigInt64BE(48),
    payloadType: bytes.readUInt32BE(112),
    id: bytes.subarray(64, 80),
    payload,
  };
}
