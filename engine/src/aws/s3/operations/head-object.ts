// https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
import type { Operation } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { notFound } from '../faults.ts';
import { requireBucket } from '../find/bucket.ts';
import { requireVersion } from '../find/version.ts';
import { byteRange, partRange } from '../object/byte-range.ts';
import { checkReadConditions } from '../object/preconditions.ts';
import { objectHeadersView } from '../views/object-headers.ts';

/** Every missing thing is a bare 404, since the response to a HEAD has no body. */
export const headObject: Operation<'s3', 'HeadObject'> = (input, ctx) => {
  try {
    const bucket = requireBucket(input.Bucket, ctx);
    const version = requireVersion(bucket, input.Key!, input.VersionId, ctx);
    checkReadConditions(input, version);
    const range = partRange(input, version) ?? byteRange(input.Range, version.sizeBytes);
    return {
      ...objectHeadersView(version, bucket, input.ChecksumMode === 'ENABLED'),
      ContentLength: range ? range.last - range.first + 1 : version.sizeBytes,
      ContentRange: range ? `bytes ${range.first}-${range.last}/${version.sizeBytes}` : undefined,
      PartsCount: input.PartNumber ? version.partsCount : undefined,
    };
  } catch (error) {
    if (error instanceof AwsFault && error.status === 404) throw notFound();
    throw error;
  }
};
