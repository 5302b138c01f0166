// Calls a target of a rule: it runs tasks of a cluster, or has the service that owns the ARN perform what it stands for.
import { runTargetTasks, tasksNotPlaced } from '../../../contracts/task-target.ts';
import { parseArn } from '../../../kernel/arn.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { parseJson } from '../../../kernel/json.ts';
import type { DeliveryRecord } from '../state.ts';

export interface Failure {
  /** As the dead-letter queue is told: `NO_RESOURCE`. */
  readonly code: string;
  readonly message: string;
  /** Whether another attempt may succeed. */
  readonly isTransient: boolean;
}

/** @returns why it failed; undefined when it was called */
export function callTarget(delivery: DeliveryRecord, ctx: Context): Failure | undefined {
  return delivery.target.EcsParameters ? runTasks(delivery, ctx) : perform(delivery, ctx);
}

function runTasks({ target, input, ruleName }: DeliveryRecord, ctx: Context): Failure | undefined {
  // The event itself is no overrides of tasks.
  const isDefault = !target.Input && !target.InputPath && !target.InputTransformer;
  try {
    ctx.attempt(() =>
      runTargetTasks(
        {
          arn: target.Arn!,
          parameters: target.EcsParameters!,
          input: isDefault ? undefined : input,
          startedBy: `events-rule/${ruleName}`,
        },
        ctx,
      ),
    );
    return undefined;
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    return failureOf(error.message, error);
  }
}

function perform({ target, input, ruleArn }: DeliveryRecord, ctx: Context): Failure | undefined {
  const messageGroupId = target.SqsParameters?.MessageGroupId;
  const result = ctx.trigger({
    arn: target.Arn!,
    source: ruleArn,
    isNew: true,
    message: messageOf(input, target.Arn!),
    ...(messageGroupId !== undefined && { messageGroupId }),
  });
  if (!result)
    return failureOf(`Drydock does not simulate the target ${target.Arn}.`, { code: 'ResourceNotFound' });
  return result.status === 'failed' ? failureOf(result.reason, result.fault) : undefined;
}

/** @param fault absent where the target is not there */
function failureOf(message: string, fault: Partial<Pick<AwsFault, 'code' | 'status'>> = {}): Failure {
  const { code = 'NotFound', status = 400 } = fault;
  if (code === placementCode) return { code: 'ERROR_FROM_TARGET', message, isTransient: true };
  if (/throttl|too ?many|limit ?exceeded/i.test(code))
    return { code: 'THROTTLING', message, isTransient: true };
  if (status >= 500) return { code: 'ERROR_FROM_TARGET', message, isTransient: true };
  if (/notfound|doesnotexist|nonexistent/i.test(code))
    return { code: 'NO_RESOURCE', message, isTransient: false };
  if (/accessdenied|authorization/i.test(code))
    return { code: 'NO_PERMISSIONS', message, isTransient: false };
  return { code: 'SDK_CLIENT_ERROR', message, isTransient: false };
}

const placementCode = tasksNotPlaced('').code;

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
