// https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutGroupPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { requireGroup } from '../find.ts';
import { withInlinePolicy } from '../policies/holder.ts';
import { groups } from '../state.ts';

export const putGroupPolicy: Operation<'iam', 'PutGroupPolicy'> = (input, ctx) => {
  const group = requireGroup(input.GroupName, ctx);
  ctx.put(groups, group.name, withInlinePolicy(group, input.PolicyName!, input.PolicyDocument!));
  return {};
};
