// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedRolePolicies.html
import type { Operation } from '../../../kernel/context.ts';
import { requireRole } from '../find.ts';
import { pageByMarker } from '../paging.ts';

export const listAttachedRolePolicies: Operation<'iam', 'ListAttachedRolePolicies'> = (input, ctx) => {
  const attached = requireRole(input.RoleName, ctx)
    .attachedPolicies.filter((arn) => pathOf(arn).startsWith(input.PathPrefix ?? '/'))
    .map((arn) => ({ PolicyName: arn.split('/').at(-1)!, PolicyArn: arn }));
  const { items, marker } = pageByMarker(attached, byNameAndArn, input);
  return { AttachedPolicies: items, ...marker };
};

// A customer managed policy can have the same name as an AWS managed one.
const byNameAndArn = (policy: { readonly PolicyName: string; readonly PolicyArn: string }) =>
  `${policy.PolicyName} ${policy.PolicyArn}`;

function pathOf(arn: string): string {
  return /:policy(\/(?:.*\/)?)/.exec(arn)?.[1] ?? '/';
}
