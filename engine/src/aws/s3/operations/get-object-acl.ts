// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAcl.html
import type { Operation } from '../../../kernel/context.ts';
import { requireBucket } from '../find/bucket.ts';
import { requireVersion } from '../find/version.ts';
import { ownerGrants, ownerView } from '../views/owner.ts';

/** Access control lists are not simulated: the owner has full control and nobody else has a grant. */
export const getObjectAcl: Operation<'s3', 'GetObjectAcl'> = (input, ctx) => {
  requireVersion(requireBucket(input.Bucket, ctx), input.Key!, input.VersionId, ctx);
  return {
    Owner: ownerView(ctx),
    Grants: ownerGrants(ctx),
  };
};
