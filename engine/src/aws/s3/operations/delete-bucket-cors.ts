// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketCors.html
import type { Operation } from '../../../kernel/context.ts';
import { configure, findBucket } from '../bucket.ts';

export const deleteBucketCors: Operation<'s3', 'DeleteBucketCors'> = (input, ctx) => {
  configure(findBucket(input.Bucket, ctx), 'cors', undefined, ctx);
  return {};
};
