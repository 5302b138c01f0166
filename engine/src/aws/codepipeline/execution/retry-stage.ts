// https://docs.aws.amazon.com/codepipeline/latest/userguide/stage-retry.html
// Returns an execution to the stage in which it failed. Actions that are not retried keep their results.
import type { RetryTrigger, StageRetryMode } from '@aws-sdk/client-codepipeline';
import type { Context } from '../../../kernel/context.ts';
import { own } from '../../../kernel/own.ts';
import { actionsOf, rulesOf } from '../find.ts';
import { type ExecutionRecord, nextOrder } from '../state.ts';
import { saveAction, saveExecution } from './save.ts';

export function retryStage(
  execution: ExecutionRecord,
  stage: string,
  { mode, trigger }: { readonly mode: StageRetryMode; readonly trigger: RetryTrigger },
  ctx: Context,
): void {
  for (const action of [...actionsOf(execution.pipeline, ctx), ...rulesOf(execution.pipeline, ctx)]) {
    const isOurs = action.executionId === execution.id && action.stage === stage && !action.retried;
    if (isOurs && (mode === 'ALL_ACTIONS' || action.condition || action.status !== 'Succeeded')) {
      saveAction({ ...action, retried: true }, ctx);
    }
  }
  const { stop: _stop, statusSummary: _summary, ...rest } = execution;
  const { [stage]: _conditions, ...conditions } = execution.conditions ?? {};
  const { manual = 0, automatic = 0 } = own(execution.stages, stage)?.retries ?? {};
  const retries =
    trigger === 'ManualStageRetry'
      ? { manual: manual + 1, automatic, latest: trigger }
      : { manual, automatic: automatic + 1, latest: trigger };
  saveExecution(
    {
      ...rest,
      ...(execution.conditions && { conditions }),
      status: 'InProgress',
      place: 'running',
      updatedAt: ctx.now,
      stages: {
        ...execution.stages,
        [stage]: {
          status: 'InProgress',
          startedAt: ctx.now,
          order: nextOrder(execution.pipeline, ctx),
          retries,
        },
      },
    },
    ctx,
  );
}
