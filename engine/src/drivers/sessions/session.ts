// One session of a data channel, from the agent's side: the handshake, then what the program writes to the client, and what
// the client types to the program.
// https://github.com/aws/session-manager-plugin/blob/mainline/src/datachannel/streaming.go
import { timingSafeEqual } from 'node:crypto';
import { finished } from 'node:stream/promises';
import type { DriverHost, UpgradeRequest } from '../../contracts/driver.ts';
import type { Executed, SessionSpecification } from '../../contracts/sessions.ts';
import type { Timer } from '../../kernel/clock.ts';
import { parseJson } from '../../kernel/json.ts';
import { decodeMessage, encodeMessage, type MessageType, payloadTypes, terminateSession } from './message.ts';
import { keepOutput } from './transcript.ts';
import { WebSocketConnection } from './web-socket.ts';

export interface SessionParts {
  readonly host: Pick<DriverHost, 'clock' | 'machineClock' | 'ids' | 'report'>;
  readonly specification: SessionSpecification;
  execute(): Promise<Executed>;
  /** Nothing of it is left. */
  over(): void;
  /** How long its client may take to come back when the connection broke. */
  readonly resumeWithinMs: number;
}

/** The version from which on the plugin ends a session by a flag: 2.3.722.0. */
const agentVersion = '3.3.0.0';
/** The agent sends what the program writes in pieces of this size. */
const maxPayloadBytes = 1024;
/** Of what the client has not acknowledged: more has to wait. */
const maxUnacknowledgedBytes = 1024 * 1024;
/** ECS Exec's, which cannot be changed. */
const idleMs = 20 * 60_000;

export class Session {
  readonly #parts: SessionParts;
  #token: string;
  #socket: WebSocketConnection | undefined;
  /** Whether whoever is connected has the token. */
  #isOpen = false;
  #isOver = false;
  /** Its end was said, or will be by nobody. */
  #isClosing = false;
  #mayAttach = true;
  #sent = 0;
  #expected = 0;
  /** Messages that came before their turn. */
  readonly #early = new Map<number, { readonly payloadType: number; readonly payload: Buffer }>();
  /** What the client may not have: it is sent again when the client comes back. */
  readonly #unacknowledged = new Map<number, Buffer>();
  #unacknowledgedBytes = 0;
  #hasBegun = false;
  #farewell: object | undefined;
  #program: Executed | undefined;
  /** What was typed before the program started. */
  readonly #typed: Buffer[] = [];
  #size: { readonly columns: number; readonly rows: number } | undefined;
  readonly #handshakeAt: number;
  #absence: Timer | undefined;
  #idle: Timer | undefined;

  constructor(parts: SessionParts, request: UpgradeRequest) {
    this.#parts = parts;
    this.#token = parts.specification.token;
    this.#handshakeAt = parts.host.clock.now();
    this.attach(request);
  }

  /** Lets its client come back with another token; a connection that there still is ends. */
  resume(token: string): void {
    if (this.#isOver) return;
    this.#token = token;
    this.#mayAttach = true;
    this.#detach();
  }

  /** Takes the client's connection. False when it expects none. */
  attach(request: UpgradeRequest): boolean {
    if (!this.#mayAttach) return false;
    this.#mayAttach = false;
    const socket: WebSocketConnection | undefined = WebSocketConnection.accept(request, {
      message: (data, isText) => this.#receive(data, isText),
      closed: (saidGoodbye) => {
        // One that another has replaced means nothing.
        if (socket !== this.#socket) return;
        if (saidGoodbye || this.#isClosing || !this.#isOpen) this.#end();
        else this.#detach();
      },
    });
    this.#socket = socket;
    if (socket) return true;
    request.socket.end('HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n');
    this.#end();
    return true;
  }

  /** The connection broke: what the program writes is kept until the client comes back. */
  #detach(): void {
    const { host, resumeWithinMs } = this.#parts;
    const socket = this.#socket;
    this.#socket = undefined;
    this.#isOpen = false;
    socket?.close();
    this.#absence?.cancel();
    this.#absence = host.machineClock.after(resumeWithinMs, () => this.#end());
  }

  /** Somebody ended it by its id. */
  terminate(): void {
    this.#program?.kill();
    this.#close('');
    this.#end();
  }

  /** The engine stops. */
  kill(): void {
    this.#program?.kill();
    this.#isClosing = true;
    this.#socket?.close(1001);
    this.#end();
  }

  #receive(data: Buffer, isText: boolean): void {
    if (!this.#isOpen) {
      if (isText && this.#isToken(data)) this.#begin();
      else this.#socket?.close(1008);
      return;
    }
    const message = isText ? undefined : decodeMessage(data);
    if (message?.type === 'acknowledge') this.#acknowledged(message.payload);
    if (message?.type !== 'input_stream_data') return;
    this.#stayAwake();
    const { type, id, sequence, payloadType, payload } = message;
    const acknowledged = {
      AcknowledgedMessageType: type,
      AcknowledgedMessageId: id,
      AcknowledgedMessageSequenceNumber: sequence,
      IsSequentialMessage: true,
    };
    // A message that comes again has been acknowledged too late.
    this.#sendJson('acknowledge', 0, acknowledged, 0, 3);
    if (sequence < this.#expected || this.#early.size > 1000) return;
    this.#early.set(sequence, { payloadType, payload });
    for (;;) {
      const next = this.#early.get(this.#expected);
      if (!next) return;
      this.#early.delete(this.#expected);
      this.#expected += 1;
      this.#take(next.payloadType, next.payload);
    }
  }

  #isToken(data: Buffer): boolean {
    const { TokenValue } = object(data);
    const [given, own] = [TokenValue, this.#token].map((each) => Buffer.from(String(each)));
    return given!.length === own!.length && timingSafeEqual(given!, own!);
  }

  #begin(): void {
    this.#isOpen = true;
    this.#absence?.cancel();
    this.#stayAwake();
    for (const message of this.#unacknowledged.values()) this.#socket?.send(message);
    if (this.#hasBegun) {
      this.#sayFarewell();
      return;
    }
    this.#hasBegun = true;
    this.#sendJson('output_stream_data', payloadTypes.handshakeRequest, {
      AgentVersion: agentVersion,
      RequestedClientActions: [
        {
          ActionType: 'SessionType',
          ActionParameters: { SessionType: 'InteractiveCommands', Properties: null },
        },
      ],
    });
  }

  #take(payloadType: number, payload: Buffer): void {
    switch (payloadType) {
      case payloadTypes.handshakeResponse:
        void this.#start();
        break;
      case payloadTypes.output:
        if (this.#program) this.#program.write(payload);
        else this.#typed.push(payload);
        break;
      case payloadTypes.size: {
        const { cols, rows } = object(payload);
        if (!isCount(cols) || !isCount(rows)) return;
        this.#size = { columns: cols, rows };
        this.#program?.resize(cols, rows);
        break;
      }
      case payloadTypes.flag:
        if (payload.length === 4 && payload.readUInt32BE(0) === terminateSession) {
          this.#program?.kill();
          this.#isClosing = true;
          this.#socket?.close();
        }
        break;
    }
  }

  async #start(): Promise<void> {
    if (this.#program || this.#isOver) return;
    const { host, specification, execute } = this.#parts;
    this.#sendJson('output_stream_data', payloadTypes.handshakeComplete, {
      HandshakeTimeToComplete: (host.clock.now() - this.#handshakeAt) * 1e6,
      CustomerMessage: '',
    });
    try {
      this.#program = await execute();
    } catch (error) {
      this.#close(`\n----------ERROR-------\n${(error as Error).message}`);
      return;
    }
    const { output, exitCode, resize, kill } = this.#program;
    if (this.#isOver) {
      kill();
      return;
    }
    for (const payload of this.#typed.splice(0)) this.#program.write(payload);
    if (this.#size) resize(this.#size.columns, this.#size.rows);
    output.on('data', (chunk: Buffer) => {
      this.#stayAwake();
      for (let at = 0; at < chunk.length; at += maxPayloadBytes)
        this.#send('output_stream_data', payloadTypes.output, chunk.subarray(at, at + maxPayloadBytes));
    });
    keepOutput(specification, host, output);
    await finished(output).catch(() => {});
    this.#close('', await exitCode);
  }

  /** @param exitCode is not in AWS's message, and no client of AWS's misses it */
  #close(text: string, exitCode?: number): void {
    if (this.#isClosing || this.#isOver) return;
    this.#isClosing = true;
    const { host, specification } = this.#parts;
    this.#farewell = {
      MessageType: 'channel_closed',
      MessageId: host.ids.uuid(),
      DestinationId: specification.taskArn,
      SessionId: specification.sessionId,
      SchemaVersion: 1,
      CreatedDate: new Date(host.clock.now()).toISOString(),
      Output: text,
      ...(exitCode === undefined ? {} : { ExitCode: exitCode }),
    };
    if (this.#isOpen) this.#sayFarewell();
  }

  /** A client that is away hears it when it comes back. */
  #sayFarewell(): void {
    if (!this.#farewell) return;
    this.#sendJson('channel_closed', 0, this.#farewell, 0, 2);
    this.#socket?.close();
  }

  #sendJson(
    type: MessageType,
    payloadType: number,
    content: object,
    sequence?: number,
    flags?: number,
  ): void {
    this.#send(type, payloadType, Buffer.from(JSON.stringify(content)), sequence, flags);
  }

  #send(type: MessageType, payloadType: number, payload: Buffer, sequence?: number, flags?: number): void {
    const { clock, ids } = this.#parts.host;
    const own = sequence ?? this.#sent++;
    const message = encodeMessage({
      type,
      createdAt: clock.now(),
      sequence: own,
      flags: flags ?? (own === 0 ? 1 : 0),
      id: ids.uuid(),
      payloadType,
      payload,
    });
    if (sequence === undefined) {
      this.#unacknowledged.set(own, message);
      this.#unacknowledgedBytes += message.length;
      if (this.#unacknowledgedBytes > maxUnacknowledgedBytes) this.#program?.output.pause();
    }
    if (this.#isOpen) this.#socket?.send(message);
  }

  #acknowledged(payload: Buffer): void {
    const sequence = Number(object(payload).AcknowledgedMessageSequenceNumber);
    const message = this.#unacknowledged.get(sequence);
    if (!message) return;
    this.#unacknowledged.delete(sequence);
    this.#unacknowledgedBytes -= message.length;
    if (this.#unacknowledgedBytes <= maxUnacknowledgedBytes) this.#program?.output.resume();
  }

  /** Something was typed or written: the time without either starts anew. */
  #stayAwake(): void {
    if (this.#isOver) return;
    this.#idle?.cancel();
    this.#idle = this.#parts.host.machineClock.after(idleMs, () => {
      this.#program?.kill();
      this.#close('The session has timed out: nothing was typed or written for 20 minutes.');
    });
  }

  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#isClosing = true;
    this.#absence?.cancel();
    this.#idle?.cancel();
    this.#program?.kill();
    this.#parts.over();
  }
}

const isCount = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) > 0 && (value as number) < 10_000;

/** What is no JSON object has no members. */
function object(data: Buffer): Record<string, unknown> {
  let value: unknown;
  try {
    value = parseJson(data.toString());
  } catch {
    return {};
  }
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
