// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketWebsite.html
import type { Operation } from '../../../kernel/context.ts';
import { configure } from '../bucket/configuration.ts';
import { requireBucket } from '../find/bucket.ts';

export const deleteBucketWebsite: Operation<'s3', 'DeleteBucketWebsite'> = (input, ctx) => {
  configure(requireBucket(input.Bucket, ctx), 'website', undefined, ctx);
  return {};
};
