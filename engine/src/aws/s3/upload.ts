// Multipart uploads.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html
import { createHash } from 'node:crypto';
import type { Context } from '../../kernel/context.ts';
import { findBucket } from './bucket.ts';
import { noSuchUpload } from './faults.ts';
import { type UploadedPart, type UploadRecord, uploads } from './state.ts';

export function findUpload(
  input: {
    readonly Bucket?: string | undefined;
    readonly Key?: string | undefined;
    readonly UploadId?: string | undefined;
  },
  ctx: Context,
): UploadRecord {
  const bucket = findBucket(input.Bucket, ctx);
  const upload = ctx.get(uploads, input.UploadId ?? '');
  if (upload?.bucket !== bucket.name || upload.key !== input.Key) throw noSuchUpload(input.UploadId ?? '');
  return upload;
}

/** A part that is uploaded again replaces the former. */
export function withPart(upload: UploadRecord, part: UploadedPart): UploadRecord {
  const others = upload.parts.filter((other) => other.number !== part.number);
  return { ...upload, parts: [...others, part].sort((a, b) => a.number - b.number) };
}

/** The MD5 of the parts' MD5s, and how many parts there were. */
export function multipartETag(parts: readonly UploadedPart[]): string {
  const digests = parts.map((part) => Buffer.from(part.eTag.replaceAll('"', ''), 'hex'));
  return `"${createHash('md5').update(Buffer.concat(digests)).digest('hex')}-${parts.length}"`;
}
