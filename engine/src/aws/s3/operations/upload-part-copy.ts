// https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPartCopy.html
import type { Operation } from '../../../kernel/context.ts';
import { findBucket } from '../bucket.ts';
import { byteRange } from '../byte-range.ts';
import { parseCopySource } from '../copy-source.ts';
import { eTagOf, findVersion } from '../object.ts';
import { encryptionOf } from '../object-headers.ts';
import { uploads } from '../state.ts';
import { findUpload, withPart } from '../upload.ts';

export const uploadPartCopy: Operation<'s3', 'UploadPartCopy'> = (input, ctx) => {
  const upload = findUpload(input, ctx);
  const source = parseCopySource(input.CopySource!);
  const version = findVersion(findBucket(source.bucket, ctx), source.key, source.versionId, ctx);
  const range = byteRange(input.CopySourceRange, version.sizeBytes);
  const whole = ctx.blobs.get(version.blob);
  const bytes = range ? whole.subarray(range.first, range.last + 1) : whole;
  const part = {
    number: Number(input.PartNumber),
    blob: ctx.blobs.put(bytes),
    sizeBytes: bytes.byteLength,
    eTag: eTagOf(bytes),
    modifiedAt: ctx.now,
    checksums: {},
  };
  ctx.put(uploads, upload.id, withPart(upload, part));
  return {
    CopyPartResult: { ETag: part.eTag, LastModified: new Date(part.modifiedAt) },
    ...encryptionOf(upload.headers),
  };
};
