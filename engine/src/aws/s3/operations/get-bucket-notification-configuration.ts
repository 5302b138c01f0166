// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketNotificationConfiguration.html

import type { Operation } from '../../../kernel/context.ts';
import { configuration } from '../bucket/configuration.ts';
import { requireBucket } from '../find/bucket.ts';

export const getBucketNotificationConfiguration: Operation<'s3', 'GetBucketNotificationConfiguration'> = (
  input,
  ctx,
) => {
  const recorded = configuration(requireBucket(input.Bucket, ctx), 'notification');
  return { ...recorded };
};
