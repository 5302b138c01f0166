// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLifecycleConfiguration.html
import type { Operation } from '../../../kernel/context.ts';
import { configure, findBucket } from '../bucket.ts';

export const putBucketLifecycleConfiguration: Operation<'s3', 'PutBucketLifecycleConfiguration'> = (
  input,
  ctx,
) => {
  configure(findBucket(input.Bucket, ctx), 'lifecycle', input.LifecycleConfiguration!, ctx);
  return {};
};
