// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectTagging.html
import type { Operation } from '../../../kernel/context.ts';
import { findBucket } from '../bucket.ts';
import { findVersion } from '../object.ts';

export const getObjectTagging: Operation<'s3', 'GetObjectTagging'> = (input, ctx) => {
  const bucket = findBucket(input.Bucket, ctx);
  const version = findVersion(bucket, input.Key!, input.VersionId, ctx);
  return {
    TagSet: Object.entries(version.tags).map(([Key, Value]) => ({ Key, Value })),
    VersionId: bucket.versioning ? version.versionId : undefined,
  };
};
