// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html
import type { Operation } from '../../../kernel/context.ts';
import { findBucket } from '../bucket.ts';

/** Nothing stands for us-east-1, S3's first region. */
export const getBucketLocation: Operation<'s3', 'GetBucketLocation'> = (input, ctx) => {
  findBucket(input.Bucket, ctx);
  return { LocationConstraint: ctx.region === 'us-east-1' ? undefined : (ctx.region as 'eu-west-1') };
};
