// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html
import type { Operation } from '../../../kernel/context.ts';
import { configure, findBucket } from '../bucket.ts';

export const putBucketCors: Operation<'s3', 'PutBucketCors'> = (input, ctx) => {
  configure(findBucket(input.Bucket, ctx), 'cors', input.CORSConfiguration!, ctx);
  return {};
};
