// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutPublicAccessBlock.html
import type { Operation } from '../../../kernel/context.ts';
import { configure } from '../bucket/configuration.ts';
import { requireBucket } from '../find/bucket.ts';

export const putPublicAccessBlock: Operation<'s3', 'PutPublicAccessBlock'> = (input, ctx) => {
  const requested = input.PublicAccessBlockConfiguration;
  const block = {
    BlockPublicAcls: requested?.BlockPublicAcls ?? false,
    IgnorePublicAcls: requested?.IgnorePublicAcls ?? false,
    BlockPublicPolicy: requested?.BlockPublicPolicy ?? false,
    RestrictPublicBuckets: requested?.RestrictPublicBuckets ?? false,
  };
  configure(requireBucket(input.Bucket, ctx), 'publicAccessBlock', block, ctx);
  return {};
};
