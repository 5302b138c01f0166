// When a rule with a schedule is due. The first time of a rate is one interval after the rule was put or enabled.
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
import { plain } from '../../kernel/plain.ts';
import { nextOccurrence, parseSchedule } from '../../kernel/schedule.ts';
import type { RuleRecord } from './state.ts';

/** @param before the rule as it was: while its schedule stays the same, so does its next time */
export function scheduled(rule: RuleRecord, now: number, before?: RuleRecord): RuleRecord {
  const { nextAt: _old, ...rest } = rule;
  if (rule.schedule === undefined || rule.state === 'DISABLED') return rest;
  const isKept = before?.schedule === rule.schedule && before.nextAt !== undefined;
  return plain({
    ...rest,
    nextAt: isKept ? before.nextAt : nextOccurrence(parseSchedule(rule.schedule)!, now),
  });
}

/** After it was due. What a clock that was moved has skipped is not made up for. */
export function rescheduled(rule: RuleRecord, now: number): RuleRecord {
  const nextAt = nextOccurrence(parseSchedule(rule.schedule!)!, now, { from: rule.nextAt! });
  return plain({ ...rule, nextAt });
}
