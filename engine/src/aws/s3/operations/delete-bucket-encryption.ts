// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketEncryption.html
import type { Operation } from '../../../kernel/context.ts';
import { configure } from '../bucket/configuration.ts';
import { requireBucket } from '../find/bucket.ts';

export const deleteBucketEncryption: Operation<'s3', 'DeleteBucketEncryption'> = (input, ctx) => {
  configure(requireBucket(input.Bucket, ctx), 'encryption', undefined, ctx);
  return {};
};
