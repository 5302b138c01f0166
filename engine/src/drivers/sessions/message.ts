// Messages of a Session Manager data channel, as the public plugin reads and writes them: a header of 120 bytes, in network
// order, and a payload.
// https://github.com/aws/session-manager-plugin/blob/mainline/src/message/clientmessage.go
import { createHash } from 'node:crypto';

export type MessageType = 'input_stream_data' | 'output_stream_data' | 'acknowledge' | 'channel_closed';

export const payloadTypes = {
  output: 1,
  error: 2,
  size: 3,
  parameter: 4,
  handshakeRequest: 5,
  handshakeResponse: 6,
  handshakeComplete: 7,
  flag: 10,
} as const;

/** The payload of a flag: a number of four bytes. */
export const terminateSession = 2;

export interface ChannelMessage {
  readonly type: string;
  readonly createdAt: number;
  /** In each direction from 0. */
  readonly sequence: number;
  /** 1: the first message, 2: the last one. */
  readonly flags: number;
  /** A UUID. */
  readonly id: string;
  readonly payloadType: number;
  readonly payload: Buffer;
}

/** The header without its own length. */
const headerLength = 116;

export function encodeMessage(message: ChannelMessage): Buffer {
  const { type, createdAt, sequence, flags, id, payloadType, payload } = message;
  const bytes = Buffer.alloc(headerLength + 4 + payload.length);
  bytes.writeUInt32BE(headerLength, 0);
  bytes.write(type.padEnd(32, ' '), 4, 'latin1');
  bytes.writeUInt32BE(1, 36);
  bytes.writeBigUInt64BE(BigInt(Math.max(0, Math.trunc(createdAt))), 40);
  bytes.writeBigInt64BE(BigInt(sequence), 48);
  bytes.writeBigUInt64BE(BigInt(flags), 56);
  const uuid = Buffer.from(id.replaceAll('-', ''), 'hex');
  // The low half comes first.
  uuid.copy(bytes, 64, 8, 16);
  uuid.copy(bytes, 72, 0, 8);
  createHash('sha256').update(payload).digest().copy(bytes, 80);
  bytes.writeUInt32BE(payloadType, 112);
  bytes.writeUInt32BE(payload.length, 116);
  payload.copy(bytes, 120);
  return bytes;
}

/** Undefined when it is no such message. */
export function decodeMessage(bytes: Buffer): ChannelMessage | undefined {
  if (bytes.length < headerLength + 4) return undefined;
  const start = bytes.readUInt32BE(0) + 4;
  // An older header has no payload type.
  if (start !== headerLength + 4) return undefined;
  const payload = bytes.subarray(start, start + bytes.readUInt32BE(116));
  if (!createHash('sha256').update(payload).digest().equals(bytes.subarray(80, 112))) return undefined;
  const uuid = Buffer.concat([bytes.subarray(72, 80), bytes.subarray(64, 72)]).toString('hex');
  return {
    type: bytes.toString('latin1', 4, 36).replace(/[ \0]+$/, ''),
    createdAt: Number(bytes.readBigUInt64BE(40)),
    sequence: Number(bytes.readBigInt64BE(48)),
    flags: Number(bytes.readBigUInt64BE(56)),
    id: uuid.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    payloadType: bytes.readUInt32BE(112),
    payload,
  };
}
