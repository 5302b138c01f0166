// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketRequestPayment.html
import type { Operation } from '../../../kernel/context.ts';
import { requireBucket } from '../find/bucket.ts';

/** The default: requester pays is not simulated, and there is no operation to put it. */
export const getBucketRequestPayment: Operation<'s3', 'GetBucketRequestPayment'> = (input, ctx) => {
  requireBucket(input.Bucket, ctx);
  return { Payer: 'BucketOwner' };
};
