// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketVersioning.html
import type { Operation } from '../../../kernel/context.ts';
import { findBucket } from '../bucket.ts';

export const getBucketVersioning: Operation<'s3', 'GetBucketVersioning'> = (input, ctx) => ({
  Status: findBucket(input.Bucket, ctx).versioning,
});
