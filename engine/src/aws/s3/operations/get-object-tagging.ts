// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectTagging.html
import type { Operation } from '../../../kernel/context.ts';
import { requireBucket } from '../find/bucket.ts';
import { requireVersion } from '../find/version.ts';

export const getObjectTagging: Operation<'s3', 'GetObjectTagging'> = (input, ctx) => {
  const bucket = requireBucket(input.Bucket, ctx);
  const version = requireVersion(bucket, input.Key!, input.VersionId, ctx);
  return {
    TagSet: Object.entries(version.tags).map(([Key, Value]) => ({ Key, Value })),
    VersionId: bucket.versioning ? version.versionId : undefined,
  };
};
