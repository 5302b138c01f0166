// The client's side of ECS Exec: what the Session Manager plugin does, without the plugin.
// https://github.com/aws/session-manager-plugin/blob/mainline/src/datachannel/streaming.go
import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock/clock.ts';
import { UserError } from '../errors/user-error.ts';
import { decode, encode, payloadTypes } from './channel-message.ts';
import type { Terminal } from './terminal.ts';

export interface SessionAddress {
  readonly streamUrl: string;
  readonly token: string;
}

const clientVersion = '1.2.0.0';
/** As the plugin sends it. */
const maxInputBytes = 1024;

/** Connects the terminal to the session. Resolves with the program's exit code. @throws UserError */
export function runSession(
  { streamUrl, token }: SessionAddress,
  terminal: Terminal,
  clock: Clock,
): Promise<number> {
  if (typeof WebSocket === 'undefined')
    throw new UserError(`drydock exec needs Node.js 22 or later; this is ${process.version}.`);
  const socket = new WebSocket(streamUrl);
  socket.binaryType = 'arraybuffer';
  let sent = 0;
  let exitCode: number | undefined;
  let failure: string | undefined;
  const send = (type: string, sequence: number, payloadType: number, payload: Buffer) => {
    if (socket.readyState === WebSocket.OPEN)
      socket.send(new Uint8Array(encode(type, sequence, payloadType, payload, clock.now())));
  };
  const sendInput = (payloadType: number, payload: Buffer) =>
    send('input_stream_data', sent++, payloadType, payload);
  const json = (content: object) => Buffer.from(JSON.stringify(content));
  const begin = () => {
    const sendSize = () => sendInput(payloadTypes.size, json(terminal.size()));
    sendSize();
    terminal.open({
      typed: (bytes) => {
        for (let at = 0; at < bytes.length; at += maxInputBytes)
          sendInput(payloadTypes.output, bytes.subarray(at, at + maxInputBytes));
      },
      resized: sendSize,
    });
  };
  socket.onopen = () =>
    socket.send(
      JSON.stringify({
        MessageSchemaVersion: '1.0',
        RequestId: randomUUID(),
        TokenValue: token,
        ClientId: randomUUID(),
        ClientVersion: clientVersion,
      }),
    );
  let expected = 0;
  socket.onmessage = ({ data }) => {
    const message = decode(Buffer.from(data as ArrayBuffer));
    if (message?.type === 'channel_closed') {
      const { Output = '', ExitCode } = JSON.parse(message.payload.toString()) as {
        readonly Output?: string;
        readonly ExitCode?: number;
      };
      exitCode = ExitCode ?? (Output ? undefined : 0);
      failure = Output.trim() || undefined;
    }
    if (message?.type !== 'output_stream_data') return;
    const { type, id, sequence, payloadType, payload } = message;
    send(
      'acknowledge',
      0,
      0,
      json({
        AcknowledgedMessageType: type,
        AcknowledgedMessageId: id,
        AcknowledgedMessageSequenceNumber: sequence,
        IsSequentialMessage: true,
      }),
    );
    // Sent again because an acknowledgement came late. One connection keeps the order.
    if (sequence < expected) return;
    expected = sequence + 1;
    if (payloadType === payloadTypes.output) terminal.write(payload);
    if (payloadType === payloadTypes.handshakeComplete) begin();
    if (payloadType === payloadTypes.handshakeRequest)
      sendInput(payloadTypes.handshakeResponse, json(handshakeResponse(payload)));
  };
  return new Promise((resolve, reject) => {
    socket.onerror = () => {
      failure ??= `${streamUrl} does not answer.`;
    };
    socket.onclose = () => {
      terminal.close();
      if (exitCode !== undefined) resolve(exitCode);
      else reject(new UserError(failure ?? 'The session was closed.'));
    };
  });
}

function handshakeResponse(request: Buffer): object {
  const { RequestedClientActions = [] } = JSON.parse(request.toString()) as {
    readonly RequestedClientActions?: readonly { readonly ActionType: string }[];
  };
  return {
    ClientVersion: clientVersion,
    ProcessedClientActions: RequestedClientActions.map(({ ActionType }) => ({
      ActionType,
      // 1: done. 3: not supported, such as encryption by KMS.
      ActionStatus: ActionType === 'SessionType' ? 1 : 3,
      ActionResult: null,
      Error: '',
    })),
    Errors: [],
  };
}
