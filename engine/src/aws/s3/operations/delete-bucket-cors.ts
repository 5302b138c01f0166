// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketCors.html
import type { Operation } from '../../../kernel/context.ts';
import { configure } from '../bucket/configuration.ts';
import { requireBucket } from '../find/bucket.ts';

export const deleteBucketCors: Operation<'s3', 'DeleteBucketCors'> = (input, ctx) => {
  configure(requireBucket(input.Bucket, ctx), 'cors', undefined, ctx);
  return {};
};
