// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html
import type { Operation } from '../../../kernel/context.ts';
import { configure } from '../bucket/configuration.ts';
import { checkCorsRules } from '../bucket/cors-rules.ts';
import { requireBucket } from '../find/bucket.ts';

export const putBucketCors: Operation<'s3', 'PutBucketCors'> = (input, ctx) => {
  const bucket = requireBucket(input.Bucket, ctx);
  checkCorsRules(input.CORSConfiguration!.CORSRules ?? []);
  configure(bucket, 'cors', input.CORSConfiguration!, ctx);
  return {};
};
