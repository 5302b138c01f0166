// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeRule.html
import type { Operation } from '../../../kernel/context.ts';
import { requireRule } from '../find.ts';
import { ruleView } from '../views.ts';

export const describeRule: Operation<'events', 'DescribeRule'> = (input, ctx) => ({
  ...ruleView(requireRule(input.Name!, input.EventBusName, ctx)),
  CreatedBy: ctx.account,
});
