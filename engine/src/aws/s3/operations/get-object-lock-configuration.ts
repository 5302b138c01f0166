// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectLockConfiguration.html
import type { Operation } from '../../../kernel/context.ts';
import { configuration } from '../bucket/configuration.ts';
import { noObjectLockConfiguration } from '../faults.ts';
import { requireBucket } from '../find/bucket.ts';

export const getObjectLockConfiguration: Operation<'s3', 'GetObjectLockConfiguration'> = (input, ctx) => {
  const recorded = configuration(requireBucket(input.Bucket, ctx), 'objectLock');
  if (!recorded) throw noObjectLockConfiguration();
  return { ObjectLockConfiguration: recorded };
};
