// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketReplication.html
import type { Operation } from '../../../kernel/context.ts';
import { fault } from '../../../kernel/faults.ts';
import { findBucket } from '../bucket.ts';

const absent = fault(
  'ReplicationConfigurationNotFoundError',
  'The replication configuration was not found',
  404,
);

/** No bucket has one: replication is not simulated, and there is no operation to put one. */
export const getBucketReplication: Operation<'s3', 'GetBucketReplication'> = (input, ctx) => {
  findBucket(input.Bucket, ctx);
  throw absent();
};
