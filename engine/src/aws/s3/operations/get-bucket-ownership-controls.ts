// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketOwnershipControls.html

import type { Operation } from '../../../kernel/context.ts';
import { fault } from '../../../kernel/faults.ts';
import type { Input } from '../../../kernel/operation-types.ts';
import { configuration, findBucket } from '../bucket.ts';

const absent = fault('OwnershipControlsNotFoundError', 'The bucket ownership controls were not found', 404);

export const getBucketOwnershipControls: Operation<'s3', 'GetBucketOwnershipControls'> = (input, ctx) => {
  const recorded = configuration<Input<'s3', 'PutBucketOwnershipControls'>['OwnershipControls']>(
    findBucket(input.Bucket, ctx),
    'ownershipControls',
  );
  if (!recorded) throw absent();
  return { OwnershipControls: recorded };
};
