// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLogging.html
import type { Operation } from '../../../kernel/context.ts';
import { configure, findBucket } from '../bucket.ts';

export const putBucketLogging: Operation<'s3', 'PutBucketLogging'> = (input, ctx) => {
  configure(findBucket(input.Bucket, ctx), 'logging', input.BucketLoggingStatus!, ctx);
  return {};
};
