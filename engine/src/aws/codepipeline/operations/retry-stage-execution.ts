// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_RetryStageExecution.html
import type { Operation } from '../../../kernel/context.ts';
import { notLatestExecution, stageNotRetryable } from '../faults.ts';
import { actionsOf, executionsOf, findExecution, findPipeline, findStage, isLive } from '../find.ts';
import { actions, executions, nextOrder } from '../state.ts';

export const retryStageExecution: Operation<'codepipeline', 'RetryStageExecution'> = (input, ctx) => {
  const pipeline = findPipeline(input.pipelineName!, ctx);
  const stage = findStage(pipeline, input.stageName!).name!;
  const execution = findExecution(pipeline, input.pipelineExecutionId!, ctx);
  const run = execution.stages[stage];
  const isHere = pipeline.declaration.stages![execution.stage]?.name === stage;
  if (execution.version !== pipeline.declaration.version) {
    throw stageNotRetryable(`The pipeline was changed since execution ${execution.id} ran: start a new one`);
  }
  const newer = executionsOf(pipeline.name, ctx).some(
    (other) => (other.stages[stage]?.order ?? 0) > (run?.order ?? 0),
  );
  if (run && newer) throw notLatestExecution(execution.id, stage);
  if (!run || !isHere || isLive(execution) || (run.status !== 'Failed' && run.status !== 'Stopped')) {
    throw stageNotRetryable(`Stage ${stage} of execution ${execution.id} is ${run?.status ?? 'not started'}`);
  }
  const all = input.retryMode === 'ALL_ACTIONS';
  for (const action of actionsOf(pipeline.name, ctx)) {
    const isOurs = action.executionId === execution.id && action.stage === stage && !action.retried;
    if (isOurs && (all || action.status !== 'Succeeded'))
      ctx.put(actions, action.id, { ...action, retried: true });
  }
  const { stop: _, statusSummary: __, ...rest } = execution;
  ctx.put(executions, execution.id, {
    ...rest,
    status: 'InProgress',
    place: 'running',
    updatedAt: ctx.now,
    stages: {
      ...execution.stages,
      [stage]: { status: 'InProgress', order: nextOrder(pipeline.name, ctx), retries: run.retries + 1 },
    },
  });
  return { pipelineExecutionId: execution.id };
};
