// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutPublicAccessBlock.html
import type { Operation } from '../../../kernel/context.ts';
import { configure } from '../bucket/configuration.ts';
import { requireBucket } from '../find/bucket.ts';

export const putPublicAccessBlock: Operation<'s3', 'PutPublicAccessBlock'> = (input, ctx) => {
  const given = input.PublicAccessBlockConfiguration;
  const block = {
    BlockPublicAcls: given?.BlockPublicAcls ?? false,
    IgnorePublicAcls: given?.IgnorePublicAcls ?? false,
    BlockPublicPolicy: given?.BlockPublicPolicy ?? false,
    RestrictPublicBuckets: given?.RestrictPublicBuckets ?? false,
  };
  configure(requireBucket(input.Bucket, ctx), 'publicAccessBlock', block, ctx);
  return {};
};
