// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketEncryption.html
import type { Operation } from '../../../kernel/context.ts';
import { configure } from '../bucket/configuration.ts';
import { requireBucket } from '../find/bucket.ts';

export const putBucketEncryption: Operation<'s3', 'PutBucketEncryption'> = (input, ctx) => {
  configure(requireBucket(input.Bucket, ctx), 'encryption', input.ServerSideEncryptionConfiguration!, ctx);
  return {};
};
