// https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html

import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { requestedRegion } from '../bucket/location.ts';
import { bucketArn, checkBucketName } from '../bucket/name.ts';
import { aclWithOwnership, aclWithPublicAccessBlock, bucketAlreadyOwned } from '../faults.ts';
import { quotas } from '../quotas.ts';
import { type BucketRecord, buckets } from '../state.ts';
import { checkBucketTags } from '../tags.ts';

export const createBucket: Operation<'s3', 'CreateBucket'> = (input, ctx) => {
  const name = input.Bucket!;
  checkBucketName(name);
  const { LocationConstraint, Tags = [] } = input.CreateBucketConfiguration ?? {};
  const region = requestedRegion(LocationConstraint, ctx.region);
  const ownership = input.ObjectOwnership ?? 'BucketOwnerEnforced';
  if (input.ACL && input.ACL !== 'private') {
    if (ownership === 'BucketOwnerEnforced') throw aclWithOwnership();
    // New buckets block public access.
    if (input.ACL !== ('log-delivery-write' as string)) throw aclWithPublicAccessBlock();
  }
  checkBucketTags(Tags);
  const output = { Location: `/${name}`, BucketArn: bucketArn(name) };
  const existing = ctx.get(buckets, name);
  if (existing) {
    // Only in us-east-1 does creating one's own bucket again succeed (API reference, under BucketAlreadyOwnedByYou).
    if (region === 'us-east-1' && existing.region === region) return output;
    throw bucketAlreadyOwned(name);
  }
  checkQuota(ctx, quotas.buckets, ctx.keys(buckets).length + 1);
  const record: BucketRecord = plain({
    name,
    region,
    createdAt: ctx.now,
    versioning: input.ObjectLockEnabledForBucket ? ('Enabled' as const) : undefined,
    configurations: {
      ...(input.ACL && { acl: input.ACL }),
      ...(input.ObjectLockEnabledForBucket && { objectLock: { ObjectLockEnabled: 'Enabled' } }),
      // Every new bucket has had these since April 2023.
      publicAccessBlock: {
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true,
      },
      ownershipControls: { Rules: [{ ObjectOwnership: ownership }] },
      ...(Tags.length > 0 ? { tagging: { TagSet: Tags } } : {}),
    },
  });
  ctx.put(buckets, name, record);
  return output;
};
