// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAcl.html
import type { Operation } from '../../../kernel/context.ts';
import { requireBucket } from '../find/bucket.ts';
import { requireVersion } from '../find/version.ts';
import { grantsOf } from '../views/grants.ts';
import { ownerView } from '../views/owner.ts';

export const getObjectAcl: Operation<'s3', 'GetObjectAcl'> = (input, ctx) => {
  const version = requireVersion(requireBucket(input.Bucket, ctx), input.Key!, input.VersionId, ctx);
  return { Owner: ownerView(ctx), Grants: grantsOf(version.acl, ctx) };
};
