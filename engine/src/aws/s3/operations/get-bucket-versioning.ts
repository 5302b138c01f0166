// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketVersioning.html
import type { Operation } from '../../../kernel/context.ts';
import { requireBucket } from '../find/bucket.ts';

export const getBucketVersioning: Operation<'s3', 'GetBucketVersioning'> = (input, ctx) => ({
  Status: requireBucket(input.Bucket, ctx).versioning,
});
