// Messages of a Session Manager data channel: a header of 120 bytes in network order, and a payload.
// https://github.com/aws/session-manager-plugin/blob/mainline/src/message/clientmessage.go
import { createHash, randomUUID } from 'node:crypto';

export const payloadTypes = {
  output: 1,
  size: 3,
  handshakeRequest: 5,
  handshakeResponse: 6,
  handshakeComplete: 7,
} as const;

export interface ChannelMessage {
  readonly type: string;
  readonly sequence: number;
  readonly id: string;
  readonly payloadType: number;
  readonly payload: Buffer;
}

const headerBytes = 120;
const at = { type: 4, schema: 36, created: 40, sequence: 48, flags: 56, id: 64, digest: 80, kind: 112 };

export function encode(
  type: string,
  sequence: number,
  payloadType: number,
  payload: Buffer,
  nowMs: number,
): Buffer {
  const bytes = Buffer.alloc(headerBytes + payload.length);
  // Its own length is not counted.
  bytes.writeUInt32BE(headerBytes - 4, 0);
  bytes.write(type.padEnd(32), at.type, 'latin1');
  bytes.writeUInt32BE(1, at.schema);
  bytes.writeBigUInt64BE(BigInt(Math.trunc(nowMs)), at.created);
  bytes.writeBigInt64BE(BigInt(sequence), at.sequence);
  bytes.writeBigUInt64BE(type === 'acknowledge' ? 3n : 0n, at.flags);
  Buffer.from(randomUUID().replaceAll('-', ''), 'hex').copy(bytes, at.id);
  createHash('sha256').update(payload).digest().copy(bytes, at.digest);
  bytes.writeUInt32BE(payloadType, at.kind);
  bytes.writeUInt32BE(payload.length, headerBytes - 4);
  payload.copy(bytes, headerBytes);
  return bytes;
}

export function decode(bytes: Buffer): ChannelMessage | undefined {
  if (bytes.length < headerBytes || bytes.readUInt32BE(0) !== headerBytes - 4) return undefined;
  // The halves of the UUID are exchanged.
  const id = Buffer.concat([bytes.subarray(72, 80), bytes.subarray(64, 72)]).toString('hex');
  return {
    type: bytes.toString('latin1', at.type, at.schema).replace(/[ \0]+$/, ''),
    sequence: Number(bytes.readBigInt64BE(at.sequence)),
    id: id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    payloadType: bytes.readUInt32BE(at.kind),
    payload: bytes.subarray(headerBytes, headerBytes + bytes.readUInt32BE(headerBytes - 4)),
  };
}
