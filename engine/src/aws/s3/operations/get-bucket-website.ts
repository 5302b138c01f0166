// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketWebsite.html
import type { Operation } from '../../../kernel/context.ts';
import { noWebsiteConfiguration } from '../faults.ts';
import { requireBucket } from '../find/bucket.ts';

/** No bucket has one: websites are not simulated. */
export const getBucketWebsite: Operation<'s3', 'GetBucketWebsite'> = (input, ctx) => {
  requireBucket(input.Bucket, ctx);
  throw noWebsiteConfiguration();
};
