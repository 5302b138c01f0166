// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
import type { Operation } from '../../../kernel/context.ts';
import { requireBucket } from '../find/bucket.ts';
import { findPresignedFile } from '../find/presigned-file.ts';
import { requireVersion } from '../find/version.ts';
import { byteRange, partRange } from '../object/byte-range.ts';
import { checkReadConditions } from '../object/preconditions.ts';
import { objectHeadersView } from '../views/object-headers.ts';

export const getObject: Operation<'s3', 'GetObject'> = (input, ctx) => {
  const file = findPresignedFile(input.Bucket!, input.Key!, ctx);
  if (file) return file;
  const bucket = requireBucket(input.Bucket, ctx);
  const version = requireVersion(bucket, input.Key!, input.VersionId, ctx);
  checkReadConditions(input, version);
  const range = partRange(input, version) ?? byteRange(input.Range, version.sizeBytes);
  const bytes = ctx.blobs.get(version.blob);
  const body = range ? bytes.subarray(range.first, range.last + 1) : bytes;
  const headers = objectHeadersView(version, bucket, input.ChecksumMode === 'ENABLED' && !range);
  return {
    ...headers,
    // A Uint8Array in process and at the gateway: only the SDK's client turns it into a stream.
    Body: body as never,
    ContentLength: body.byteLength,
    ContentRange: range ? `bytes ${range.first}-${range.last}/${version.sizeBytes}` : undefined,
    ContentType: input.ResponseContentType ?? headers.ContentType,
    CacheControl: input.ResponseCacheControl ?? headers.CacheControl,
    ContentDisposition: input.ResponseContentDisposition ?? headers.ContentDisposition,
    ContentEncoding: input.ResponseContentEncoding ?? headers.ContentEncoding,
    ContentLanguage: input.ResponseContentLanguage ?? headers.ContentLanguage,
    PartsCount: input.PartNumber ? version.partsCount : undefined,
  };
};
