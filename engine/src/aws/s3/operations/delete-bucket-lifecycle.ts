// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketLifecycle.html
import type { Operation } from '../../../kernel/context.ts';
import { configure, findBucket } from '../bucket.ts';

export const deleteBucketLifecycle: Operation<'s3', 'DeleteBucketLifecycle'> = (input, ctx) => {
  configure(findBucket(input.Bucket, ctx), 'lifecycle', undefined, ctx);
  return {};
};
