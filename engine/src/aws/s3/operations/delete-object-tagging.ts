// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjectTagging.html
import type { Operation } from '../../../kernel/context.ts';
import { findBucket } from '../bucket.ts';
import { findVersion, replaceVersion } from '../object.ts';

export const deleteObjectTagging: Operation<'s3', 'DeleteObjectTagging'> = (input, ctx) => {
  const bucket = findBucket(input.Bucket, ctx);
  const version = findVersion(bucket, input.Key!, input.VersionId, ctx);
  replaceVersion(bucket, input.Key!, { ...version, tags: {} }, ctx);
  return { VersionId: bucket.versioning ? version.versionId : undefined };
};
