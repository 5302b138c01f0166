// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketOwnershipControls.html

import type { Operation } from '../../../kernel/context.ts';
import { configuration } from '../bucket/configuration.ts';
import { noOwnershipControls } from '../faults.ts';
import { requireBucket } from '../find/bucket.ts';

export const getBucketOwnershipControls: Operation<'s3', 'GetBucketOwnershipControls'> = (input, ctx) => {
  const recorded = configuration(requireBucket(input.Bucket, ctx), 'ownershipControls');
  if (!recorded) throw noOwnershipControls();
  return { OwnershipControls: recorded };
};
