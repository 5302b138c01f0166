// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketOwnershipControls.html
import type { Operation } from '../../../kernel/context.ts';
import { checkNoGrants } from '../bucket/access-control.ts';
import { configure } from '../bucket/configuration.ts';
import { requireBucket } from '../find/bucket.ts';

export const putBucketOwnershipControls: Operation<'s3', 'PutBucketOwnershipControls'> = (input, ctx) => {
  const bucket = requireBucket(input.Bucket, ctx);
  const controls = input.OwnershipControls!;
  if (controls.Rules?.[0]?.ObjectOwnership === 'BucketOwnerEnforced') checkNoGrants(bucket);
  configure(bucket, 'ownershipControls', controls, ctx);
  return {};
};
