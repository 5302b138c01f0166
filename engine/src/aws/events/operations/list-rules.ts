// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRules.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalid } from '../faults.ts';
import { checkBus } from '../find.ts';
import { rules } from '../state.ts';
import { ruleView } from '../views.ts';

export const listRules: Operation<'events', 'ListRules'> = (input, ctx) => {
  checkBus(input.EventBusName);
  const wanted = ctx.all(rules).filter(({ name }) => name.startsWith(input.NamePrefix ?? ''));
  const listed = page(wanted, ({ name }) => name, input.Limit ?? 100, input.NextToken);
  if (!listed) throw invalid('Parameter NextToken is not valid.');
  return { Rules: listed.items.map(ruleView), NextToken: listed.nextToken };
};
