// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html
import type { Operation } from '../../../kernel/context.ts';
import { noSuchKey } from '../faults.ts';
import { requireBucket } from '../find/bucket.ts';
import { findCurrentVersion } from '../find/version.ts';
import { checkWriteConditions } from '../object/preconditions.ts';
import { deleteKey } from '../object/versions.ts';

export const deleteObject: Operation<'s3', 'DeleteObject'> = (input, ctx) => {
  const bucket = requireBucket(input.Bucket, ctx);
  if (input.IfMatch !== undefined) {
    // Deleting what does not exist succeeds, except with a condition.
    const existing = findCurrentVersion(bucket, input.Key!, ctx);
    if (!existing) throw noSuchKey(input.Key!);
    checkWriteConditions({ IfMatch: input.IfMatch }, existing);
  }
  return deleteKey(bucket, input.Key!, input.VersionId, ctx);
};
