// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketTagging.html
import type { Operation } from '../../../kernel/context.ts';
import { configure, findBucket } from '../bucket.ts';

export const putBucketTagging: Operation<'s3', 'PutBucketTagging'> = (input, ctx) => {
  configure(findBucket(input.Bucket, ctx), 'tagging', input.Tagging!, ctx);
  return {};
};
