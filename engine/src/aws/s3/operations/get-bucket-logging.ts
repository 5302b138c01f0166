// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLogging.html

import type { Operation } from '../../../kernel/context.ts';
import type { Input } from '../../../kernel/operation-types.ts';
import { configuration, findBucket } from '../bucket.ts';

export const getBucketLogging: Operation<'s3', 'GetBucketLogging'> = (input, ctx) => {
  const recorded = configuration<Input<'s3', 'PutBucketLogging'>['BucketLoggingStatus']>(
    findBucket(input.Bucket, ctx),
    'logging',
  );
  return { ...recorded };
};
