// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLogging.html

import type { Operation } from '../../../kernel/context.ts';
import { configuration } from '../bucket/configuration.ts';
import { requireBucket } from '../find/bucket.ts';

export const getBucketLogging: Operation<'s3', 'GetBucketLogging'> = (input, ctx) => {
  const recorded = configuration(requireBucket(input.Bucket, ctx), 'logging');
  return { ...recorded };
};
