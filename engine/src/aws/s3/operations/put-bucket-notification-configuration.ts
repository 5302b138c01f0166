// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html
import type { Operation } from '../../../kernel/context.ts';
import { configure } from '../bucket/configuration.ts';
import { requireBucket } from '../find/bucket.ts';

export const putBucketNotificationConfiguration: Operation<'s3', 'PutBucketNotificationConfiguration'> = (
  input,
  ctx,
) => {
  configure(requireBucket(input.Bucket, ctx), 'notification', input.NotificationConfiguration!, ctx);
  return {};
};
