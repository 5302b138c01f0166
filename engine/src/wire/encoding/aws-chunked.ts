// The aws-chunked content encoding: `<hex size>[;chunk-signature=…]\r\n<bytes>\r\n … 0\r\n<trailers>\r\n`.
// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
import { malformed } from '../faults.ts';
import type { WireRequest } from '../request.ts';

/** The body without its framing; signatures and trailing checksums are not verified. */
export function decodeAwsChunked(request: WireRequest): Uint8Array {
  const streaming = request.headers['x-amz-content-sha256']?.startsWith('STREAMING-');
  const encoded = request.headers['content-encoding']
    ?.split(',')
    .some((name) => name.trim() === 'aws-chunked');
  if (!streaming && !encoded) return request.body;
  const source = Buffer.from(request.body.buffer, request.body.byteOffset, request.body.byteLength);
  const parts: Uint8Array[] = [];
  for (let at = 0; ; ) {
    const end = source.indexOf('\r\n', at);
    if (end < 0) throw malformed('The aws-chunked body ends within a chunk header');
    const size = /^([0-9a-f]+)(;|$)/i.exec(source.toString('latin1', at, end))?.[1];
    if (size === undefined) throw malformed('The aws-chunked body has a malformed chunk header');
    const length = Number.parseInt(size, 16);
    if (length === 0) return Buffer.concat(parts);
    if (end + 2 + length > source.length)
      throw malformed('The aws-chunked body is shorter than its chunk header says');
    parts.push(source.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
}
