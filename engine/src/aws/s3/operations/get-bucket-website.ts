// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketWebsite.html
import type { Operation } from '../../../kernel/context.ts';
import { fault } from '../../../kernel/faults.ts';
import { findBucket } from '../bucket.ts';

const absent = fault(
  'NoSuchWebsiteConfiguration',
  'The specified bucket does not have a website configuration',
  404,
);

/** No bucket has one: websites are not simulated, and there is no operation to put one. */
export const getBucketWebsite: Operation<'s3', 'GetBucketWebsite'> = (input, ctx) => {
  findBucket(input.Bucket, ctx);
  throw absent();
};
