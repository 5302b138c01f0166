// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRuleNamesByTarget.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalid } from '../faults.ts';
import { busOfRules } from '../find.ts';
import { rules } from '../state.ts';

export const listRuleNamesByTarget: Operation<'events', 'ListRuleNamesByTarget'> = (input, ctx) => {
  const own = busOfRules(input.EventBusName, ctx);
  const wanted = ctx
    .all(rules)
    .filter(({ bus, targets }) => bus === own && targets.some(({ Arn }) => Arn === input.TargetArn));
  const listed = page(wanted, ({ name }) => name, input.Limit ?? 100, input.NextToken);
  if (!listed) throw invalid('Parameter NextToken is not valid.');
  return { RuleNames: listed.items.map(({ name }) => name), NextToken: listed.nextToken };
};
