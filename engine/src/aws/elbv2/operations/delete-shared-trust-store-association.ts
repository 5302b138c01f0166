// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteSharedTrustStoreAssociation.html
import type { Operation } from '../../../kernel/context.ts';
import { associationInSameAccount, associationNotFound } from '../faults.ts';
import { requireTrustStore } from '../find.ts';
import { associationsOf } from '../trust-stores/associations.ts';

/** It is for load balancers of other accounts. There is one account here, so it ends as AWS ends it for one's own. */
export const deleteSharedTrustStoreAssociation: Operation<'elbv2', 'DeleteSharedTrustStoreAssociation'> = (
  input,
  ctx,
) => {
  const { arn } = requireTrustStore(input.TrustStoreArn, ctx);
  const resource = input.ResourceArn!;
  if (!associationsOf(arn, ctx).includes(resource)) throw associationNotFound(arn, resource);
  throw associationInSameAccount();
};
