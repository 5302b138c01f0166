// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetGroupPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { noSuchGroupPolicy } from '../faults.ts';
import { requireGroup } from '../find.ts';
import { inlinePolicy } from '../policies/holder.ts';

export const getGroupPolicy: Operation<'iam', 'GetGroupPolicy'> = (input, ctx) => {
  const group = requireGroup(input.GroupName, ctx);
  return { GroupName: group.name, ...inlinePolicy(group, input.PolicyName!, noSuchGroupPolicy) };
};
