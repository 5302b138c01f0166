// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketRequestPayment.html
import type { Operation } from '../../../kernel/context.ts';
import { requireBucket } from '../find/bucket.ts';

/** Always the default: requester pays is not simulated. */
export const getBucketRequestPayment: Operation<'s3', 'GetBucketRequestPayment'> = (input, ctx) => {
  requireBucket(input.Bucket, ctx);
  return { Payer: 'BucketOwner' };
};
