// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketWebsite.html
import type { Operation } from '../../../kernel/context.ts';
import { configuration } from '../bucket/configuration.ts';
import { noWebsiteConfiguration } from '../faults.ts';
import { requireBucket } from '../find/bucket.ts';

export const getBucketWebsite: Operation<'s3', 'GetBucketWebsite'> = (input, ctx) => {
  const recorded = configuration(requireBucket(input.Bucket, ctx), 'website');
  if (!recorded) throw noWebsiteConfiguration();
  return recorded;
};
