// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketTagging.html
import type { Operation } from '../../../kernel/context.ts';
import { configure } from '../bucket/configuration.ts';
import { requireBucket } from '../find/bucket.ts';

export const deleteBucketTagging: Operation<'s3', 'DeleteBucketTagging'> = (input, ctx) => {
  configure(requireBucket(input.Bucket, ctx), 'tagging', undefined, ctx);
  return {};
};
