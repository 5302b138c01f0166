// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjectTagging.html
import type { Operation } from '../../../kernel/context.ts';
import { requireBucket } from '../find/bucket.ts';
import { requireVersion } from '../find/version.ts';
import { replaceVersion } from '../object/versions.ts';

export const deleteObjectTagging: Operation<'s3', 'DeleteObjectTagging'> = (input, ctx) => {
  const bucket = requireBucket(input.Bucket, ctx);
  const version = requireVersion(bucket, input.Key!, input.VersionId, ctx);
  replaceVersion(bucket, input.Key!, { ...version, tags: {} }, ctx);
  return { VersionId: bucket.versioning ? version.versionId : undefined };
};
