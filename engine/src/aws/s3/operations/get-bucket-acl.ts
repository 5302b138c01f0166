// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketAcl.html
import type { Operation } from '../../../kernel/context.ts';
import { configuration } from '../bucket/configuration.ts';
import { requireBucket } from '../find/bucket.ts';
import { grantsOf } from '../views/grants.ts';
import { ownerView } from '../views/owner.ts';

export const getBucketAcl: Operation<'s3', 'GetBucketAcl'> = (input, ctx) => {
  const bucket = requireBucket(input.Bucket, ctx);
  return { Owner: ownerView(ctx), Grants: grantsOf(configuration(bucket, 'acl'), ctx) };
};
