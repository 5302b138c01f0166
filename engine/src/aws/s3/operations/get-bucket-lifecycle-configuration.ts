// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLifecycleConfiguration.html

import type { Operation } from '../../../kernel/context.ts';
import { configuration } from '../bucket/configuration.ts';
import { noLifecycleConfiguration } from '../faults.ts';
import { requireBucket } from '../find/bucket.ts';

export const getBucketLifecycleConfiguration: Operation<'s3', 'GetBucketLifecycleConfiguration'> = (
  input,
  ctx,
) => {
  const recorded = configuration(requireBucket(input.Bucket, ctx), 'lifecycle');
  if (!recorded) throw noLifecycleConfiguration();
  return { ...recorded };
};
