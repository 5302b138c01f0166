// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteRule.html
import type { Operation } from '../../../kernel/context.ts';
import { operationNotPermitted } from '../faults.ts';
import { requireRule } from '../find.ts';
import { deleteRule as removeRule } from '../rules/store-rule.ts';

export const deleteRule: Operation<'elbv2', 'DeleteRule'> = (input, ctx) => {
  const rule = requireRule(input.RuleArn, ctx);
  if (rule.priority === 'default')
    throw operationNotPermitted(`Default rule '${rule.arn}' cannot be deleted`);
  removeRule(rule, ctx);
  return {};
};
