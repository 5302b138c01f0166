// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketEncryption.html

import type { Operation } from '../../../kernel/context.ts';
import { configuration } from '../bucket/configuration.ts';
import { requireBucket } from '../find/bucket.ts';

export const getBucketEncryption: Operation<'s3', 'GetBucketEncryption'> = (input, ctx) => {
  const recorded = configuration(requireBucket(input.Bucket, ctx), 'encryption') ?? {
    // Since January 2023 every bucket encrypts with S3's own keys by default.
    Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false }],
  };
  return { ServerSideEncryptionConfiguration: recorded };
};
