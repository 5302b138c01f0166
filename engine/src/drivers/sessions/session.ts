// One session of a data channel, from the agent's side: the handshake, then what the program writes to the client, and what
// the client types to the program.
// https://github.com/aws/session-manager-plugin/blob/mainline/src/datachannel/streaming.go
import { timingSafeEqual } from 'node:crypto';
import { finished } from 'node:stream/promises';
import type { DriverHost, UpgradeRequest } from '../../contracts/driver.ts';
import type { Executed, SessionSpecification } from '../../contracts/sessions.ts';
import { parseJson } from '../../kernel/json.ts';
import { LineLog } from '../processes/line-log.ts';
import { decodeMessage, encodeMessage, type MessageType, payloadTypes, terminateSession } from './message.ts';
import { WebSocketConnection } from './web-socket.ts';

export interface SessionParts {
  readonly host: Pick<DriverHost, 'clock' | 'ids' | 'report'>;
  readonly specification: SessionSpecification;
  execute(): Promise<Executed>;
  /** Nothing of it is left. */
  over(): void;
}

/** The version from which on the plugin ends a session by a flag: 2.3.722.0. */
const agentVersion = '3.3.0.0';
/** The agent sends what the program writes in pieces of this size. */
const maxPayloadBytes = 1024;

export class Session {
  readonly #parts: SessionParts;
  readonly #socket: WebSocketConnection | undefined;
  #isOpen = false;
  #isOver = false;
  #sent = 0;
  #expected = 0;
  /** Messages that came before their turn. */
  readonly #early = new Map<number, { readonly payloadType: number; readonly payload: Buffer }>();
  #program: Executed | undefined;
  /** What was typed before the program started. */
  readonly #typed: Buffer[] = [];
  #size: { readonly columns: number; readonly rows: number } | undefined;
  readonly #handshakeAt: number;

  constructor(parts: SessionParts, request: UpgradeRequest) {
    this.#parts = parts;
    this.#handshakeAt = parts.host.clock.now();
    this.#socket = WebSocketConnection.accept(request, {
      message: (data, isText) => this.#receive(data, isText),
      closed: () => this.#end(),
    });
    if (!this.#socket) {
      request.socket.end('HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n');
      this.#end();
    }
  }

  /** The engine stops. */
  kill(): void {
    this.#program?.kill();
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
    if (message?.type !== 'input_stream_data') return;
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
    const [given, own] = [TokenValue, this.#parts.specification.token].map((each) =>
      Buffer.from(String(each)),
    );
    return given!.length === own!.length && timingSafeEqual(given!, own!);
  }

  #begin(): void {
    this.#isOpen = true;
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
      for (let at = 0; at < chunk.length; at += maxPayloadBytes)
        this.#send('output_stream_data', payloadTypes.output, chunk.subarray(at, at + maxPayloadBytes));
    });
    const { logs } = specification;
    if (logs) {
      const log = new LineLog(host.clock, (events) => host.report('logs/lines', { ...logs, events }));
      log.read(output);
      output.once('end', () => log.flush());
    }
    await finished(output).catch(() => {});
    this.#close('', await exitCode);
  }

  /** @param exitCode is not in AWS's message, and no client of AWS's misses it */
  #close(text: string, exitCode?: number): void {
    const { host, specification } = this.#parts;
    this.#sendJson(
      'channel_closed',
      0,
      {
        MessageType: 'channel_closed',
        MessageId: host.ids.uuid(),
        DestinationId: specification.taskArn,
        SessionId: specification.sessionId,
        SchemaVersion: 1,
        CreatedDate: new Date(host.clock.now()).toISOString(),
        Output: text,
        ...(exitCode === undefined ? {} : { ExitCode: exitCode }),
      },
      0,
      2,
    );
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
    this.#socket?.send(
      encodeMessage({
        type,
        createdAt: clock.now(),
        sequence: own,
        flags: flags ?? (own === 0 ? 1 : 0),
        id: ids.uuid(),
        payloadType,
        payload,
      }),
    );
  }

  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
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
