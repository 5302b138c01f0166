// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
import type { Operation } from '../../../kernel/context.ts';
import { findBucket } from '../bucket.ts';
import { byteRange } from '../byte-range.ts';
import { handedOutFile } from '../handed-out-file.ts';
import { findVersion } from '../object.ts';
import { shownHeaders } from '../object-headers.ts';
import { checkReadConditions } from '../preconditions.ts';

export const getObject: Operation<'s3', 'GetObject'> = (input, ctx) => {
  const file = handedOutFile(input.Bucket!, input.Key!, ctx);
  if (file) return file;
  const bucket = findBucket(input.Bucket, ctx);
  const version = findVersion(bucket, input.Key!, input.VersionId, ctx);
  checkReadConditions(input, version);
  const range = byteRange(input.Range, version.sizeBytes);
  const bytes = ctx.blobs.get(version.blob);
  const shown = range ? bytes.subarray(range.first, range.last + 1) : bytes;
  const headers = shownHeaders(version, bucket, input.ChecksumMode === 'ENABLED' && !range);
  return {
    ...headers,
    // A Uint8Array here and at the gateway; only the SDK's client makes a stream of it.
    Body: shown as never,
    ContentLength: shown.byteLength,
    ContentRange: range ? `bytes ${range.first}-${range.last}/${version.sizeBytes}` : undefined,
    ContentType: input.ResponseContentType ?? headers.ContentType,
    CacheControl: input.ResponseCacheControl ?? headers.CacheControl,
    ContentDisposition: input.ResponseContentDisposition ?? headers.ContentDisposition,
    ContentEncoding: input.ResponseContentEncoding ?? headers.ContentEncoding,
    ContentLanguage: input.ResponseContentLanguage ?? headers.ContentLanguage,
    PartsCount: input.PartNumber ? (version.partsCount ?? 1) : undefined,
  };
};
