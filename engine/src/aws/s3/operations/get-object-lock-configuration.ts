// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectLockConfiguration.html
import type { Operation } from '../../../kernel/context.ts';
import { fault } from '../../../kernel/faults.ts';
import { findBucket } from '../bucket.ts';

const absent = fault(
  'ObjectLockConfigurationNotFoundError',
  'Object Lock configuration does not exist for this bucket',
  404,
);

/** No bucket has one: Object Lock is not simulated, and there is no operation to put one. */
export const getObjectLockConfiguration: Operation<'s3', 'GetObjectLockConfiguration'> = (input, ctx) => {
  findBucket(input.Bucket, ctx);
  throw absent();
};
