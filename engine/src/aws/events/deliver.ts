// Delivers an event to the targets of the rules that it matches: those that a service of the engine performs.
import type { AwsEvent } from '../../contracts/aws-event.ts';
import type { Context } from '../../kernel/context.ts';
import { parseJson } from '../../kernel/json.ts';
import { matches } from './pattern/matches.ts';
import { runTasks } from './run-tasks.ts';
import { type RuleRecord, rules } from './state.ts';

/** @param source for example `aws.codecommit` */
export function deliver(source: string, given: AwsEvent<object>, ctx: Context): void {
  const enabled = ctx.all(rules).filter(({ state, pattern }) => state !== 'DISABLED' && pattern);
  if (enabled.length === 0) return;
  const event = eventOf(source, given, ctx);
  for (const rule of enabled) if (matches(parseJson(rule.pattern!), event)) invoke(rule, event, ctx);
}

export const eventOf = (
  source: string,
  { detailType, resources, detail }: AwsEvent<object>,
  ctx: Context,
) => ({
  version: '0',
  id: ctx.ids.uuid(),
  'detail-type': detailType,
  source,
  account: ctx.account,
  time: new Date(ctx.now).toISOString().replace(/\.\d+Z$/, 'Z'),
  region: ctx.region,
  resources,
  detail,
});

/** Sends the event to the rule's targets. */
export function invoke(rule: RuleRecord, event: object, ctx: Context): void {
  for (const target of rule.targets) {
    if (target.EcsParameters) {
      runTasks(rule, target, ctx);
      continue;
    }
    const message = target.Input === undefined ? event : parseJson(target.Input);
    // A target that fails, or that no service performs, shows on AWS in a metric only (FailedInvocations).
    const messageGroupId = target.SqsParameters?.MessageGroupId;
    ctx.trigger({
      arn: target.Arn!,
      source: rule.arn,
      isNew: true,
      message,
      ...(messageGroupId !== undefined && { messageGroupId }),
    });
  }
}
