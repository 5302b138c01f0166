// https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachGroupPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { requireGroup } from '../find.ts';
import { withAttachedPolicy } from '../policies/holder.ts';
import { groups } from '../state.ts';

export const attachGroupPolicy: Operation<'iam', 'AttachGroupPolicy'> = (input, ctx) => {
  const group = requireGroup(input.GroupName, ctx);
  ctx.put(groups, group.name, withAttachedPolicy(group, input.PolicyArn!, ctx));
  return {};
};
