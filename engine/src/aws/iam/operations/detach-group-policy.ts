// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachGroupPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { requireGroup } from '../find.ts';
import { withoutAttachedPolicy } from '../policies/holder.ts';
import { groups } from '../state.ts';

export const detachGroupPolicy: Operation<'iam', 'DetachGroupPolicy'> = (input, ctx) => {
  const group = requireGroup(input.GroupName, ctx);
  ctx.put(groups, group.name, withoutAttachedPolicy(group, input.PolicyArn!));
  return {};
};
