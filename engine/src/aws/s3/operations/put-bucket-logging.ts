// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLogging.html
import type { Operation } from '../../../kernel/context.ts';
import { configure } from '../bucket/configuration.ts';
import { invalidTargetBucket } from '../faults.ts';
import { requireBucket } from '../find/bucket.ts';
import { buckets } from '../state.ts';

export const putBucketLogging: Operation<'s3', 'PutBucketLogging'> = (input, ctx) => {
  const bucket = requireBucket(input.Bucket, ctx);
  const target = input.BucketLoggingStatus?.LoggingEnabled?.TargetBucket;
  if (target !== undefined && !ctx.get(buckets, target)) throw invalidTargetBucket();
  configure(bucket, 'logging', input.BucketLoggingStatus!, ctx);
  return {};
};
