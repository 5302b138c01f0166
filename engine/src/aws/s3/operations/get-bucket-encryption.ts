// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketEncryption.html

import type { Operation } from '../../../kernel/context.ts';
import type { Input } from '../../../kernel/operation-types.ts';
import { configuration, findBucket } from '../bucket.ts';

export const getBucketEncryption: Operation<'s3', 'GetBucketEncryption'> = (input, ctx) => {
  const recorded = configuration<Input<'s3', 'PutBucketEncryption'>['ServerSideEncryptionConfiguration']>(
    findBucket(input.Bucket, ctx),
    'encryption',
  ) ?? {
    // Every bucket encrypts with S3's own keys unless told otherwise, since January 2023.
    Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false }],
  };
  return { ServerSideEncryptionConfiguration: recorded };
};
