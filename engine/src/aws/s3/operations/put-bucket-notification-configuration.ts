// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html
import type { Operation } from '../../../kernel/context.ts';
import { configure } from '../bucket/configuration.ts';
import { checkDestinations } from '../bucket/notification-destinations.ts';
import { requireBucket } from '../find/bucket.ts';

export const putBucketNotificationConfiguration: Operation<'s3', 'PutBucketNotificationConfiguration'> = (
  input,
  ctx,
) => {
  const bucket = requireBucket(input.Bucket, ctx);
  if (!input.SkipDestinationValidation) checkDestinations(input.NotificationConfiguration!, bucket, ctx);
  configure(bucket, 'notification', input.NotificationConfiguration!, ctx);
  return {};
};
