// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketOwnershipControls.html
import type { Operation } from '../../../kernel/context.ts';
import { configure } from '../bucket/configuration.ts';
import { requireBucket } from '../find/bucket.ts';

export const putBucketOwnershipControls: Operation<'s3', 'PutBucketOwnershipControls'> = (input, ctx) => {
  configure(requireBucket(input.Bucket, ctx), 'ownershipControls', input.OwnershipControls!, ctx);
  return {};
};
