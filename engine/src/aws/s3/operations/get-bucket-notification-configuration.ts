// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketNotificationConfiguration.html

import type { Operation } from '../../../kernel/context.ts';
import type { Input } from '../../../kernel/operation-types.ts';
import { configuration, findBucket } from '../bucket.ts';

export const getBucketNotificationConfiguration: Operation<'s3', 'GetBucketNotificationConfiguration'> = (
  input,
  ctx,
) => {
  const recorded = configuration<
    Input<'s3', 'PutBucketNotificationConfiguration'>['NotificationConfiguration']
  >(findBucket(input.Bucket, ctx), 'notification');
  return { ...recorded };
};
