// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html

import { parsePattern } from '../../../contracts/event-patterns/parse.ts';
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { parseSchedule } from '../../../kernel/schedule.ts';
import { invalid } from '../faults.ts';
import { busOfRules } from '../find.ts';
import { scheduled } from '../schedule.ts';
import { type RuleRecord, ruleKey, rules } from '../state.ts';
import { tagsOf } from '../tags.ts';

/** Of a pattern, in characters; the model has 4,096. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
const maxPattern = 2_048;

export const putRule: Operation<'events', 'PutRule'> = (input, ctx) => {
  const bus = busOfRules(input.EventBusName, ctx);
  const { Name = '', EventPattern, ScheduleExpression } = input;
  if (!EventPattern && !ScheduleExpression) {
    throw invalid('Parameter(s) EventPattern or ScheduleExpression must be specified.');
  }
  if (EventPattern !== undefined && EventPattern.length > maxPattern)
    throw invalid(`Parameter EventPattern for rule ${Name} exceeds limit of ${maxPattern}.`);
  if (EventPattern) parsePattern(EventPattern);
  const schedule = ScheduleExpression ? parseSchedule(ScheduleExpression) : undefined;
  if (ScheduleExpression && (!schedule || schedule.kind === 'at')) {
    throw invalid('Parameter ScheduleExpression is not valid.');
  }
  if (ScheduleExpression && bus !== undefined) {
    throw invalid('ScheduleExpression is supported only on the default event bus.');
  }
  const key = ruleKey(plain({ name: Name, bus }));
  const before = ctx.get(rules, key);
  const put: RuleRecord = plain({
    name: Name,
    arn: ctx.arn('events', `rule/${bus === undefined ? '' : `${bus}/`}${Name}`),
    bus,
    pattern: EventPattern,
    schedule: ScheduleExpression,
    state: input.State ?? 'ENABLED',
    description: input.Description,
    roleArn: input.RoleArn,
    targets: before?.targets ?? [],
    // Tags of a rule that exists are changed by TagResource only.
    tags: before?.tags ?? tagsOf(input.Tags),
  });
  const rule = scheduled(put, ctx.now, before);
  ctx.put(rules, key, rule);
  return { RuleArn: rule.arn };
};
