// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html
import type { Operation } from '../../../kernel/context.ts';
import { parseJson } from '../../../kernel/json.ts';
import { plain } from '../../../kernel/plain.ts';
import { invalid, tooManyTargets } from '../faults.ts';
import { requireRule } from '../find.ts';
import { rules } from '../state.ts';

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
const maxTargets = 5;

export const putTargets: Operation<'events', 'PutTargets'> = (input, ctx) => {
  const rule = requireRule(input.Rule!, input.EventBusName, ctx);
  const given = input.Targets!;
  for (const { Input } of given) if (Input !== undefined) checkJson(Input);
  const kept = rule.targets.filter(({ Id }) => !given.some((target) => target.Id === Id));
  const targets = [...kept, ...given];
  if (targets.length > maxTargets) throw tooManyTargets();
  ctx.put(rules, rule.name, plain({ ...rule, targets }));
  return { FailedEntryCount: 0, FailedEntries: [] };
};

function checkJson(text: string): void {
  try {
    parseJson(text);
  } catch {
    throw invalid('Parameter Input is not valid. Reason: the value is not JSON.');
  }
}
