// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { parseSchedule } from '../../../kernel/schedule.ts';
import { invalid } from '../faults.ts';
import { checkBus } from '../find.ts';
import { parsePattern } from '../pattern/parse.ts';
import { scheduled } from '../schedule.ts';
import { type RuleRecord, rules } from '../state.ts';
import { tagsOf } from '../tags.ts';

export const putRule: Operation<'events', 'PutRule'> = (input, ctx) => {
  checkBus(input.EventBusName);
  const { Name = '', EventPattern, ScheduleExpression } = input;
  if (!EventPattern && !ScheduleExpression) {
    throw invalid('Parameter(s) EventPattern or ScheduleExpression must be specified.');
  }
  if (EventPattern) parsePattern(EventPattern);
  const schedule = ScheduleExpression ? parseSchedule(ScheduleExpression) : undefined;
  if (ScheduleExpression && (!schedule || schedule.kind === 'at')) {
    throw invalid('Parameter ScheduleExpression is not valid.');
  }
  const before = ctx.get(rules, Name);
  const put: RuleRecord = plain({
    name: Name,
    arn: ctx.arn('events', `rule/${Name}`),
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
  ctx.put(rules, Name, rule);
  return { RuleArn: rule.arn };
};
