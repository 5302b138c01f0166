// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketTagging.html

import type { Operation } from '../../../kernel/context.ts';
import { configuration } from '../bucket/configuration.ts';
import { noSuchTagSet } from '../faults.ts';
import { requireBucket } from '../find/bucket.ts';

export const getBucketTagging: Operation<'s3', 'GetBucketTagging'> = (input, ctx) => {
  const recorded = configuration(requireBucket(input.Bucket, ctx), 'tagging');
  if (!recorded) throw noSuchTagSet();
  return { ...recorded };
};
