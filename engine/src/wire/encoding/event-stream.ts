// Event streams: messages in Amazon's binary form, for as long as the client wants them.
// https://smithy.io/2.0/aws/amazon-eventstream.html
import { crc32 } from 'node:zlib';
import type { NormalizedSchema } from '@smithy/core/schema';
import type { ValueStream } from '../../kernel/streamed.ts';
import type { StreamedResponse } from '../request.ts';
import { encodeValue } from './json.ts';

/** The name of the member that is a stream of events, if one is. */
export function streamMember(output: NormalizedSchema): string | undefined {
  if (!output.isStructSchema()) return undefined;
  for (const [name, member] of output.structIterator()) {
    if (member.isStreaming() && member.isStructSchema()) return name;
  }
  return undefined;
}

/** The other members come first, in a message of their own; then each value of the stream, which is a union. */
export function eventStream(
  member: string,
  schema: NormalizedSchema,
  { [member]: stream, ...rest }: Readonly<Record<string, unknown>>,
  requestId: string,
): StreamedResponse {
  const values = stream as ValueStream;
  const union = schema.getMemberSchema(member);
  return {
    status: 200,
    headers: { 'content-type': 'application/vnd.amazon.eventstream', 'x-amzn-requestid': requestId },
    async *stream(gone) {
      gone.addEventListener('abort', () => values.end());
      yield message(
        { ':event-type': 'initial-response', ':message-type': 'event' },
        encodeValue(schema, rest),
      );
      for await (const value of values) yield eventOf(union, value);
    },
  };
}

/** @param value has one member: an event, or an exception with which the stream ends */
function eventOf(union: NormalizedSchema, value: object): Uint8Array {
  const [[name, content] = ['', {}]] = Object.entries(value);
  const schema = union.getMemberSchema(name);
  const isException = schema.getMergedTraits().error !== undefined;
  const kind = isException ? 'exception' : 'event';
  return message({ [`:${kind}-type`]: name, ':message-type': kind }, encodeValue(schema, content));
}

/** Lengths of all and of the headers, their checksum, headers, payload, checksum of all before it. */
function message(headers: Readonly<Record<string, string>>, payload: unknown): Uint8Array {
  const head = Buffer.concat(
    Object.entries({ ...headers, ':content-type': 'application/json' }).map(([name, value]) =>
      Buffer.concat([
        Buffer.from([Buffer.byteLength(name)]),
        Buffer.from(name),
        Buffer.from([stringType, 0, Buffer.byteLength(value)]),
        Buffer.from(value),
      ]),
    ),
  );
  const body = Buffer.from(JSON.stringify(payload));
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32BE(8 + 4 + head.length + body.length + 4, 0);
  lengths.writeUInt32BE(head.length, 4);
  const prelude = Buffer.concat([lengths, checksum(lengths)]);
  const all = Buffer.concat([prelude, head, body]);
  return Buffer.concat([all, checksum(all)]);
}

/** Of a header's value, with its length in two bytes. */
const stringType = 7;

function checksum(bytes: Uint8Array): Buffer {
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(bytes));
  return sum;
}
