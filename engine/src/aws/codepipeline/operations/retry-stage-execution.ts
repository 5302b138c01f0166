// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_RetryStageExecution.html
import type { Operation } from '../../../kernel/context.ts';
import { own } from '../../../kernel/own.ts';
import { retryStage } from '../execution/retry-stage.ts';
import { notLatestExecution, stageNotRetryable } from '../faults.ts';
import { executionsOf, isLive, requireExecution, requirePipeline, requireStage } from '../find.ts';

export const retryStageExecution: Operation<'codepipeline', 'RetryStageExecution'> = (input, ctx) => {
  const pipeline = requirePipeline(input.pipelineName!, ctx);
  const stage = requireStage(pipeline, input.stageName!).name!;
  const execution = requireExecution(pipeline, input.pipelineExecutionId!, ctx);
  const run = own(execution.stages, stage);
  const isHere = pipeline.declaration.stages![execution.stage]?.name === stage;
  if (execution.version !== pipeline.declaration.version) {
    throw stageNotRetryable(`The pipeline was changed since execution ${execution.id} ran: start a new one`);
  }
  const newer = executionsOf(pipeline.name, ctx).some(
    (other) => (own(other.stages, stage)?.order ?? 0) > (run?.order ?? 0),
  );
  if (run && newer) throw notLatestExecution(execution.id, stage);
  if (!run || !isHere || isLive(execution) || (run.status !== 'Failed' && run.status !== 'Stopped')) {
    throw stageNotRetryable(`Stage ${stage} of execution ${execution.id} is ${run?.status ?? 'not started'}`);
  }
  retryStage(execution, stage, { mode: input.retryMode!, trigger: 'ManualStageRetry' }, ctx);
  return { pipelineExecutionId: execution.id };
};
