// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketOwnershipControls.html
import type { Operation } from '../../../kernel/context.ts';
import { configure, findBucket } from '../bucket.ts';

export const putBucketOwnershipControls: Operation<'s3', 'PutBucketOwnershipControls'> = (input, ctx) => {
  configure(findBucket(input.Bucket, ctx), 'ownershipControls', input.OwnershipControls!, ctx);
  return {};
};
