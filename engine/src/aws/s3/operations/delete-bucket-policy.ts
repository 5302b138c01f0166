// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { configure } from '../bucket/configuration.ts';
import { requireBucket } from '../find/bucket.ts';

export const deleteBucketPolicy: Operation<'s3', 'DeleteBucketPolicy'> = (input, ctx) => {
  configure(requireBucket(input.Bucket, ctx), 'policy', undefined, ctx);
  return {};
};
