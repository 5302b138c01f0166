// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteGroupPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { noSuchGroupPolicy } from '../faults.ts';
import { requireGroup } from '../find.ts';
import { withoutInlinePolicy } from '../policies/holder.ts';
import { groups } from '../state.ts';

export const deleteGroupPolicy: Operation<'iam', 'DeleteGroupPolicy'> = (input, ctx) => {
  const group = requireGroup(input.GroupName, ctx);
  ctx.put(groups, group.name, withoutInlinePolicy(group, input.PolicyName!, noSuchGroupPolicy));
  return {};
};
