// https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
import type { Operation } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { findBucket } from '../bucket.ts';
import { byteRange } from '../byte-range.ts';
import { notFound } from '../faults.ts';
import { findVersion } from '../object.ts';
import { shownHeaders } from '../object-headers.ts';
import { checkReadConditions } from '../preconditions.ts';

/** What is not there is a bare 404: a HEAD answer has no body to tell more. */
export const headObject: Operation<'s3', 'HeadObject'> = (input, ctx) => {
  try {
    const bucket = findBucket(input.Bucket, ctx);
    const version = findVersion(bucket, input.Key!, input.VersionId, ctx);
    checkReadConditions(input, version);
    const range = byteRange(input.Range, version.sizeBytes);
    return {
      ...shownHeaders(version, bucket, input.ChecksumMode === 'ENABLED'),
      ContentLength: range ? range.last - range.first + 1 : version.sizeBytes,
      ContentRange: range ? `bytes ${range.first}-${range.last}/${version.sizeBytes}` : undefined,
      PartsCount: input.PartNumber ? (version.partsCount ?? 1) : undefined,
    };
  } catch (error) {
    if (error instanceof AwsFault && error.status === 404) throw notFound();
    throw error;
  }
};
