// Sends the event of a rule with a schedule to its targets whenever it is due.
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html
import type { Controller } from '../../../kernel/controller.ts';
import { eventOf, invoke } from '../deliver.ts';
import { rescheduled } from '../schedule.ts';
import { type RuleRecord, rules } from '../state.ts';

export const scheduleController: Controller<RuleRecord, 'invoke'> = {
  name: 'events/schedule',
  keys: (state) => state.keys(rules),
  watches: { 'events/rules': (key) => [key] },
  observe: (state, key) => state.get(rules, key),
  plan({ nextAt }, now) {
    if (nextAt === undefined) return { steps: [] };
    return now >= nextAt ? { steps: ['invoke'] } : { steps: [], revisitAt: nextAt };
  },
  apply(_step, ctx, key) {
    const rule = ctx.get(rules, key)!;
    ctx.put(rules, key, rescheduled(rule, ctx.now));
    const event = { detailType: 'Scheduled Event', resources: [rule.arn], detail: {} };
    invoke(rule, eventOf('aws.events', event, ctx), ctx);
  },
};
