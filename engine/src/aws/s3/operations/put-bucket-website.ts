// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketWebsite.html
import type { Operation } from '../../../kernel/context.ts';
import { configure } from '../bucket/configuration.ts';
import { checkWebsite } from '../bucket/website.ts';
import { requireBucket } from '../find/bucket.ts';

/** Recorded: no website is served. */
export const putBucketWebsite: Operation<'s3', 'PutBucketWebsite'> = (input, ctx) => {
  const bucket = requireBucket(input.Bucket, ctx);
  checkWebsite(input.WebsiteConfiguration!);
  configure(bucket, 'website', input.WebsiteConfiguration!, ctx);
  return {};
};
