// The parts of a multipart upload.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html
import { createHash } from 'node:crypto';
import type { Context } from '../../../kernel/context.ts';
import { invalidArgument } from '../faults.ts';
import { eTagOf } from '../object/content.ts';
import { type UploadedPart, type UploadRecord, uploads } from '../state.ts';

/** Adds a part to an upload, or replaces the part of that number. */
export function addPart(
  upload: UploadRecord,
  { number, bytes, checksums }: Pick<UploadedPart, 'number' | 'checksums'> & { readonly bytes: Uint8Array },
  ctx: Context,
): UploadedPart {
  const part: UploadedPart = {
    number,
    blob: ctx.blobs.put(bytes),
    sizeBytes: bytes.byteLength,
    eTag: eTagOf(bytes),
    modifiedAt: ctx.now,
    checksums,
  };
  const others = upload.parts.filter((other) => other.number !== number);
  const parts = [...others, part].sort((a, b) => a.number - b.number);
  ctx.put(uploads, upload.id, { ...upload, parts });
  return part;
}

/** @throws InvalidArgument */
export function checkedPartNumber(number: number | undefined): number {
  if (!(Number(number) >= 1 && Number(number) <= 10_000)) {
    throw invalidArgument('Part number must be an integer between 1 and 10000, inclusive');
  }
  return Number(number);
}

/** The MD5 of the parts' MD5s, then the number of parts. */
export function multipartETag(parts: readonly UploadedPart[]): string {
  const digests = parts.map((part) => Buffer.from(part.eTag.replaceAll('"', ''), 'hex'));
  return `"${createHash('md5').update(Buffer.concat(digests)).digest('hex')}-${parts.length}"`;
}
