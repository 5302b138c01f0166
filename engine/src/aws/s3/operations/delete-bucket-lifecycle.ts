// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketLifecycle.html
import type { Operation } from '../../../kernel/context.ts';
import { configure } from '../bucket/configuration.ts';
import { requireBucket } from '../find/bucket.ts';

export const deleteBucketLifecycle: Operation<'s3', 'DeleteBucketLifecycle'> = (input, ctx) => {
  configure(requireBucket(input.Bucket, ctx), 'lifecycle', undefined, ctx);
  return {};
};
