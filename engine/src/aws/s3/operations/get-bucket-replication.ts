// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketReplication.html
import type { Operation } from '../../../kernel/context.ts';
import { noReplicationConfiguration } from '../faults.ts';
import { requireBucket } from '../find/bucket.ts';

/** No bucket has one: replication is not simulated. */
export const getBucketReplication: Operation<'s3', 'GetBucketReplication'> = (input, ctx) => {
  requireBucket(input.Bucket, ctx);
  throw noReplicationConfiguration();
};
