// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
import type { EntityType } from '@aws-sdk/client-iam';
import type { Operation } from '../../../kernel/context.ts';
import { type AccountDetail, detailsOf } from '../account-details.ts';
import { pageByMarker } from '../paging.ts';

/** Of AWS managed policies, only those that are attached, without their documents, which are not known here. */
export const getAccountAuthorizationDetails: Operation<'iam', 'GetAccountAuthorizationDetails'> = (
  input,
  ctx,
) => {
  const chosen = detailsOf(ctx).filter(({ kind }) => !input.Filter?.length || input.Filter.includes(kind));
  const { items, marker } = pageByMarker(chosen, ({ arn }) => arn, input);
  const of = <K extends EntityType>(...kinds: K[]) =>
    items.filter((item): item is Extract<AccountDetail, { kind: K }> => kinds.includes(item.kind as K));
  return {
    UserDetailList: of('User').map(({ detail }) => detail),
    GroupDetailList: of('Group').map(({ detail }) => detail),
    RoleDetailList: of('Role').map(({ detail }) => detail),
    Policies: of('LocalManagedPolicy', 'AWSManagedPolicy').map(({ detail }) => detail),
    ...marker,
  };
};
