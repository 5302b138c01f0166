// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicies.html
import type { Operation } from '../../../kernel/context.ts';
import { pageByMarker } from '../paging.ts';
import { awsManagedPolicy, isAwsManaged } from '../policies/aws-managed.ts';
import { managedPolicies, roles } from '../state.ts';
import { policyView } from '../views.ts';

/** Lists only those AWS managed policies that are attached to a role in this account. */
export const listPolicies: Operation<'iam', 'ListPolicies'> = (input, ctx) => {
  const own = ctx.all(managedPolicies).map((policy) => policyView(policy, ctx));
  const attached = new Set(ctx.all(roles).flatMap((role) => role.attachedPolicies));
  const aws = [...attached].filter(isAwsManaged).map((arn) => awsManagedPolicy(arn, ctx));
  const scope = input.Scope ?? 'All';
  const listed = [...(scope === 'AWS' ? [] : own), ...(scope === 'Local' ? [] : aws)].filter(
    (policy) =>
      (policy.Path ?? '/').startsWith(input.PathPrefix ?? '/') &&
      (!input.OnlyAttached || (policy.AttachmentCount ?? 0) > 0),
  );
  // A customer managed policy can have the same name as an AWS managed one.
  const { items, marker } = pageByMarker(listed, (policy) => `${policy.PolicyName} ${policy.Arn}`, input);
  // A list has neither descriptions nor tags, as on AWS.
  return {
    Policies: items.map(({ Description: _description, Tags: _tags, ...policy }) => policy),
    ...marker,
  };
};
