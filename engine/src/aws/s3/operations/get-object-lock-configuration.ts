// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectLockConfiguration.html
import type { Operation } from '../../../kernel/context.ts';
import { noObjectLockConfiguration } from '../faults.ts';
import { requireBucket } from '../find/bucket.ts';

/** No bucket has one: Object Lock is not simulated. */
export const getObjectLockConfiguration: Operation<'s3', 'GetObjectLockConfiguration'> = (input, ctx) => {
  requireBucket(input.Bucket, ctx);
  throw noObjectLockConfiguration();
};
