// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketCors.html

import type { Operation } from '../../../kernel/context.ts';
import { configuration } from '../bucket/configuration.ts';
import { noCorsConfiguration } from '../faults.ts';
import { requireBucket } from '../find/bucket.ts';

export const getBucketCors: Operation<'s3', 'GetBucketCors'> = (input, ctx) => {
  const recorded = configuration(requireBucket(input.Bucket, ctx), 'cors');
  if (!recorded) throw noCorsConfiguration();
  return { ...recorded };
};
