// Calls a schedule's target. https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets.html
import { runTargetTasks } from '../../../contracts/task-target.ts';
import { type Arn, parseArn } from '../../../kernel/arn.ts';
import type { Context } from '../../../kernel/context.ts';
import { parseJson } from '../../../kernel/json.ts';
import { targetFailed } from '../faults.ts';
import type { InvocationRecord } from '../state.ts';
import { requestOf, type UniversalTarget, universalTarget } from './services.ts';

/** @throws AwsFault when the target refuses, or nothing in the engine performs it */
export function invokeTarget(invocation: InvocationRecord, ctx: Context): void {
  const target = { ...invocation.target, Input: filledIn(invocation) };
  const arn = parseArn(target.Arn!)!;
  const universal = universalTarget(target.Arn!);
  if (universal) callUniversal(universal, target.Input, ctx);
  else if (arn.service === 'ecs')
    runTargetTasks(
      {
        arn: target.Arn!,
        parameters: target.EcsParameters!,
        input: target.Input,
        // So AWS names what Scheduler starts.
        startedBy: `chronos-schedule/${invocation.schedule}`,
      },
      ctx,
    );
  else if (arn.service === 'events') putEvent(invocation, target.Input, ctx);
  else if (arn.service === 'codebuild')
    ctx.call('codebuild', 'StartBuild', { ...inputOf(target.Input), projectName: projectOf(arn) });
  else trigger(invocation, target.Input, ctx);
}

/** What the service that owns the ARN performs: a function, a queue, a topic, a pipeline. */
function trigger(invocation: InvocationRecord, input: string | undefined, ctx: Context): void {
  const { target } = invocation;
  const messageGroupId = target.SqsParameters?.MessageGroupId;
  const result = ctx.trigger({
    arn: target.Arn!,
    source: invocation.scheduleArn,
    isNew: true,
    message: input === undefined ? eventOf(invocation, ctx) : messageOf(input, parseArn(target.Arn!)!),
    ...(messageGroupId !== undefined && { messageGroupId }),
  });
  if (!result) throw targetFailed(`Drydock does not simulate the target ${target.Arn}.`);
  if (result.status === 'failed') throw targetFailed(result.reason);
}

/** Keywords in the input are filled in. https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html */
function filledIn({ target, ...invocation }: InvocationRecord): string | undefined {
  return target.Input?.replaceAll('<aws.scheduler.schedule-arn>', invocation.scheduleArn)
    .replaceAll('<aws.scheduler.scheduled-time>', timeOf(invocation.scheduledAt))
    .replaceAll('<aws.scheduler.execution-id>', invocation.id)
    .replaceAll('<aws.scheduler.attempt-number>', String(invocation.failed + 1));
}

export const timeOf = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');

/** A function gets JSON as it is; queues and topics get the text. */
function messageOf(input: string, { service }: Arn): unknown {
  if (service !== 'lambda') return input;
  try {
    return parseJson(input);
  } catch {
    return input;
  }
}

/** What a target without an input gets. */
const eventOf = ({ scheduleArn, scheduledAt, id }: InvocationRecord, { account, region }: Context) => ({
  version: '0',
  id,
  'detail-type': 'Scheduled Event',
  source: 'aws.scheduler',
  account,
  time: timeOf(scheduledAt),
  region,
  resources: [scheduleArn],
  detail: '{}',
});

function putEvent({ target }: InvocationRecord, Detail: string | undefined, ctx: Context): void {
  const { DetailType, Source } = target.EventBridgeParameters!;
  const Entries = [{ Detail, DetailType, Source, EventBusName: target.Arn }];
  const [entry] = ctx.call('events', 'PutEvents', { Entries }).Entries ?? [];
  if (entry?.ErrorCode) throw targetFailed(`${entry.ErrorCode}: ${entry.ErrorMessage}`);
}

const projectOf = ({ resource }: Arn) => resource.replace(/^project\//, '');
const inputOf = (text: string | undefined) => (text === undefined ? {} : (parseJson(text) as object));

function callUniversal(target: UniversalTarget, input: string | undefined, ctx: Context): void {
  const { service, operation } = target;
  const request = requestOf(target, inputOf(input));
  // The answer of a function is nobody's: it is called without waiting for it.
  const isFunction = service === 'lambda' && operation === 'Invoke';
  const call = ctx.call as (service: string, operation: string, input: object) => unknown;
  call(service, operation, isFunction ? { ...request, InvocationType: 'Event' } : request);
}
