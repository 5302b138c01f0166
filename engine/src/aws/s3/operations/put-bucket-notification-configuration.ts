// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html
import type { Operation } from '../../../kernel/context.ts';
import { configure, findBucket } from '../bucket.ts';

export const putBucketNotificationConfiguration: Operation<'s3', 'PutBucketNotificationConfiguration'> = (
  input,
  ctx,
) => {
  configure(findBucket(input.Bucket, ctx), 'notification', input.NotificationConfiguration!, ctx);
  return {};
};
