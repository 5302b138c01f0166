// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListTargetsByRule.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalid } from '../faults.ts';
import { requireRule } from '../find.ts';

export const listTargetsByRule: Operation<'events', 'ListTargetsByRule'> = (input, ctx) => {
  const { targets } = requireRule(input.Rule!, input.EventBusName, ctx);
  const listed = page(targets, ({ Id }) => Id!, input.Limit ?? 100, input.NextToken);
  if (!listed) throw invalid('Parameter NextToken is not valid.');
  return { Targets: listed.items, NextToken: listed.nextToken };
};
