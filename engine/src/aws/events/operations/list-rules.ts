// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRules.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalid } from '../faults.ts';
import { busOfRules } from '../find.ts';
import { rules } from '../state.ts';
import { ruleView } from '../views.ts';

export const listRules: Operation<'events', 'ListRules'> = (input, ctx) => {
  const own = busOfRules(input.EventBusName, ctx);
  const wanted = ctx
    .all(rules)
    .filter(({ bus, name }) => bus === own && name.startsWith(input.NamePrefix ?? ''));
  const listed = page(wanted, ({ name }) => name, input.Limit ?? 100, input.NextToken);
  if (!listed) throw invalid('Parameter NextToken is not valid.');
  return { Rules: listed.items.map(ruleView), NextToken: listed.nextToken };
};
