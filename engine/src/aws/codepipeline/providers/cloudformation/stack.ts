// Describes, creates, updates and deletes the stack that an action deploys.
import type { Stack } from '@aws-sdk/client-cloudformation';
import type { Context } from '../../../../kernel/context.ts';
import { AwsFault } from '../../../../kernel/faults.ts';
import type { ActionRun, Progress } from '../../action-provider.ts';
import { stackInput } from './stack-input.ts';

/** What the action waits for, and since when: earlier stack events have another cause. */
export interface Memo {
  readonly step: 'deploying' | 'deleting' | 'changing';
  readonly stackId: string;
  readonly since: number;
}

/** Undefined when there is no such stack. */
export function describeStack(nameOrId: string, ctx: Context): Stack | undefined {
  try {
    return ctx.call('cloudformation', 'DescribeStacks', { StackName: nameOrId }).Stacks?.[0];
  } catch (error) {
    if (error instanceof AwsFault && error.message.endsWith('does not exist')) return undefined;
    throw error;
  }
}

export function createStack(run: ActionRun, ctx: Context): Progress {
  const created = ctx.call('cloudformation', 'CreateStack', stackInput(run, ctx));
  return waiting('deploying', created.StackId!, ctx);
}

/** Undefined when there is nothing to update. */
export function updateStack(run: ActionRun, ctx: Context): Progress | undefined {
  try {
    const updated = ctx.call('cloudformation', 'UpdateStack', stackInput(run, ctx));
    return waiting('deploying', updated.StackId!, ctx);
  } catch (error) {
    if (error instanceof AwsFault && error.message.includes('No updates are to be performed'))
      return undefined;
    throw error;
  }
}

export function deleteStack({ action }: ActionRun, ctx: Context): Progress {
  const { StackName, RoleArn } = action.configuration;
  const stackId = describeStack(StackName!, ctx)!.StackId!;
  ctx.call('cloudformation', 'DeleteStack', {
    StackName: stackId,
    ClientRequestToken: action.id,
    ...(RoleArn ? { RoleARN: RoleArn } : {}),
  });
  return waiting('deleting', stackId, ctx);
}

export const waiting = (
  step: Memo['step'],
  stackId: string,
  ctx: Context,
  externalExecutionId = stackId,
): Progress => ({
  status: 'in-progress',
  summary: `Waiting for ${stackId.split('/')[1] ?? stackId}: ${step}`,
  memo: { step, stackId, since: ctx.now },
  externalExecutionId,
  externalExecutionUrl:
    `https://console.aws.amazon.com/cloudformation/home?region=${ctx.region}#/stack/detail?stackId=` +
    encodeURIComponent(stackId),
});
