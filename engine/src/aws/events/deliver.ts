// Delivers an event to the targets of the rules that it matches: those that a service of the engine performs.
import type { AwsEvent } from '../../contracts/aws-event.ts';
import { parseArn } from '../../kernel/arn.ts';
import type { Context } from '../../kernel/context.ts';
import { parseJson } from '../../kernel/json.ts';
import { inputFor } from './input/input.ts';
import { matches } from './pattern/matches.ts';
import { runTasks } from './run-tasks.ts';
import { type RuleRecord, rules } from './state.ts';

/** @param source for example `aws.codecommit` */
export function deliver(source: string, given: AwsEvent<object>, ctx: Context, time = ctx.now): void {
  const enabled = ctx.all(rules).filter(({ state, pattern }) => state !== 'DISABLED' && pattern);
  if (enabled.length === 0) return;
  const event = eventOf(source, given, ctx, time);
  for (const rule of enabled) if (matches(parseJson(rule.pattern!), event)) invoke(rule, event, ctx);
}

export const eventOf = (
  source: string,
  { detailType, resources, detail }: AwsEvent<object>,
  ctx: Context,
  time = ctx.now,
) => ({
  version: '0',
  id: ctx.ids.uuid(),
  'detail-type': detailType,
  source,
  account: ctx.account,
  time: new Date(time).toISOString().replace(/\.\d+Z$/, 'Z'),
  region: ctx.region,
  resources,
  detail,
});

/** Sends the event to the rule's targets. */
export function invoke(rule: RuleRecord, event: object, ctx: Context): void {
  for (const target of rule.targets) {
    const input = inputFor(target, event, rule);
    if (input === undefined) {
      ctx.log(`The rule ${rule.name} sent nothing to ${target.Arn}: its template does not make JSON`);
      continue;
    }
    if (target.EcsParameters) {
      const isDefault = !target.Input && !target.InputPath && !target.InputTransformer;
      runTasks(rule, target, isDefault ? undefined : input, ctx);
      continue;
    }
    // A target that fails, or that no service performs, shows on AWS in a metric only (FailedInvocations).
    const messageGroupId = target.SqsParameters?.MessageGroupId;
    ctx.trigger({
      arn: target.Arn!,
      source: rule.arn,
      isNew: true,
      message: messageOf(input, target.Arn!),
      ...(messageGroupId !== undefined && { messageGroupId }),
    });
  }
}

/** A function gets a text as JSON; queues and topics are sent it with its quotation marks. */
function messageOf(input: string, arn: string): unknown {
  const isText = /^\s*"/.test(input);
  if (isText && parseArn(arn)?.service !== 'lambda') return input;
  try {
    return parseJson(input);
  } catch {
    // Several lines of texts are no JSON.
    return input;
  }
}
