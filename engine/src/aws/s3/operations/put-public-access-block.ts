// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutPublicAccessBlock.html
import type { Operation } from '../../../kernel/context.ts';
import { configure, findBucket } from '../bucket.ts';

export const putPublicAccessBlock: Operation<'s3', 'PutPublicAccessBlock'> = (input, ctx) => {
  configure(findBucket(input.Bucket, ctx), 'publicAccessBlock', input.PublicAccessBlockConfiguration!, ctx);
  return {};
};
