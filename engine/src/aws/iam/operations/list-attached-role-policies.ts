// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedRolePolicies.html
import type { Operation } from '../../../kernel/context.ts';
import { findRole } from '../find.ts';
import { marked } from '../views.ts';

export const listAttachedRolePolicies: Operation<'iam', 'ListAttachedRolePolicies'> = (input, ctx) => {
  const attached = findRole(input.RoleName, ctx)
    .attachedPolicies.filter((arn) => pathOf(arn).startsWith(input.PathPrefix ?? '/'))
    .map((arn) => ({ PolicyName: arn.split('/').at(-1)!, PolicyArn: arn }));
  const { items, marker } = marked(attached, (policy) => policy.PolicyName, input);
  return { AttachedPolicies: items, ...marker };
};

function pathOf(arn: string): string {
  return /:policy(\/(?:.*\/)?)/.exec(arn)?.[1] ?? '/';
}
