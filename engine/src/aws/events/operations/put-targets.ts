// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { invalid, tooManyTargets } from '../faults.ts';
import { requireRule } from '../find.ts';
import { ruleKey, rules } from '../state.ts';
import { checkTarget } from '../targets/check.ts';

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
const maxTargets = 5;

export const putTargets: Operation<'events', 'PutTargets'> = (input, ctx) => {
  const rule = requireRule(input.Rule!, input.EventBusName, ctx);
  const given = input.Targets!;
  const ids = given.map(({ Id }) => Id);
  const repeated = ids.find((id, at) => ids.indexOf(id) !== at);
  if (repeated !== undefined)
    throw invalid(
      `Parameter targets is not valid. Reason: More than one target with Id '${repeated}' is provided.`,
    );
  for (const target of given) checkTarget(target, ctx);
  const kept = rule.targets.filter(({ Id }) => !ids.includes(Id));
  const targets = [...kept, ...given];
  if (targets.length > maxTargets) throw tooManyTargets();
  ctx.put(rules, ruleKey(rule), plain({ ...rule, targets }));
  return { FailedEntryCount: 0, FailedEntries: [] };
};
