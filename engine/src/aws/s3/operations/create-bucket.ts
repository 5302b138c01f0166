// https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html
import type { Operation } from '../../../kernel/context.ts';
import { checkBucketName, configure, findBucket } from '../bucket.ts';
import {
  aclWithOwnership,
  bucketAlreadyOwned,
  illegalLocation,
  invalidLocation,
  notImplemented,
} from '../faults.ts';
import { buckets } from '../state.ts';

export const createBucket: Operation<'s3', 'CreateBucket'> = (input, ctx) => {
  const name = input.Bucket!;
  checkBucketName(name);
  const asked = input.CreateBucketConfiguration?.LocationConstraint;
  if (asked === ('us-east-1' as string)) throw invalidLocation();
  if (asked ? asked !== ctx.region : ctx.region !== 'us-east-1')
    throw illegalLocation(asked ?? 'unspecified');
  const ownership = input.ObjectOwnership ?? 'BucketOwnerEnforced';
  if (input.ACL && input.ACL !== 'private') {
    if (ownership === 'BucketOwnerEnforced') throw aclWithOwnership();
    throw notImplemented(`The access control list ${input.ACL} is not simulated.`);
  }
  const answer = { Location: `/${name}`, BucketArn: `arn:aws:s3:::${name}` };
  if (ctx.get(buckets, name)) {
    // In us-east-1 alone, creating one's own bucket again succeeds (the API reference, under BucketAlreadyOwnedByYou).
    if (ctx.region === 'us-east-1') return answer;
    throw bucketAlreadyOwned(name);
  }
  ctx.put(buckets, name, {
    name,
    createdAt: ctx.now,
    // What every new bucket has since April 2023.
    configurations: {
      publicAccessBlock: {
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true,
      },
      ownershipControls: { Rules: [{ ObjectOwnership: ownership }] },
    },
  });
  const tags = input.CreateBucketConfiguration?.Tags ?? [];
  if (tags.length > 0) configure(findBucket(name, ctx), 'tagging', { TagSet: tags }, ctx);
  return answer;
};
