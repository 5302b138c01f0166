// https://docs.aws.amazon.com/codepipeline/latest/userguide/stage-retry.html
// Takes an execution back into the stage that it failed in. Actions that are not retried keep their results.
import type { RetryTrigger, StageRetryMode } from '@aws-sdk/client-codepipeline';
import type { Context } from '../../../kernel/context.ts';
import { actionsOf } from '../find.ts';
import { actions, type ExecutionRecord, executions, nextOrder } from '../state.ts';

export function retryStage(
  execution: ExecutionRecord,
  stage: string,
  { mode, trigger }: { readonly mode: StageRetryMode; readonly trigger: RetryTrigger },
  ctx: Context,
): void {
  for (const action of actionsOf(execution.pipeline, ctx)) {
    const isOurs = action.executionId === execution.id && action.stage === stage && !action.retried;
    if (isOurs && (mode === 'ALL_ACTIONS' || action.status !== 'Succeeded')) {
      ctx.put(actions, action.id, { ...action, retried: true });
    }
  }
  const { stop: _stop, statusSummary: _summary, ...rest } = execution;
  const { manual = 0, automatic = 0 } = execution.stages[stage]?.retries ?? {};
  const retries =
    trigger === 'ManualStageRetry'
      ? { manual: manual + 1, automatic, latest: trigger }
      : { manual, automatic: automatic + 1, latest: trigger };
  ctx.put(executions, execution.id, {
    ...rest,
    status: 'InProgress',
    place: 'running',
    updatedAt: ctx.now,
    stages: {
      ...execution.stages,
      [stage]: { status: 'InProgress', order: nextOrder(execution.pipeline, ctx), retries },
    },
  });
}
