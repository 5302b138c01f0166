// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html
import type { Operation } from '../../../kernel/context.ts';
import { configure } from '../bucket/configuration.ts';
import { requireBucket } from '../find/bucket.ts';

export const putBucketCors: Operation<'s3', 'PutBucketCors'> = (input, ctx) => {
  configure(requireBucket(input.Bucket, ctx), 'cors', input.CORSConfiguration!, ctx);
  return {};
};
