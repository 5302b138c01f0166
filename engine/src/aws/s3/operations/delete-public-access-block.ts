// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeletePublicAccessBlock.html
import type { Operation } from '../../../kernel/context.ts';
import { configure } from '../bucket/configuration.ts';
import { requireBucket } from '../find/bucket.ts';

export const deletePublicAccessBlock: Operation<'s3', 'DeletePublicAccessBlock'> = (input, ctx) => {
  configure(requireBucket(input.Bucket, ctx), 'publicAccessBlock', undefined, ctx);
  return {};
};
