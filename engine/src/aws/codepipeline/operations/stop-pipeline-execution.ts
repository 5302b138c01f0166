// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_StopPipelineExecution.html
import type { Operation } from '../../../kernel/context.ts';
import { saveExecution } from '../execution/save.ts';
import { alreadyStopping, notStoppable } from '../faults.ts';
import { isLive, requireExecution, requirePipeline } from '../find.ts';

export const stopPipelineExecution: Operation<'codepipeline', 'StopPipelineExecution'> = (input, ctx) => {
  const pipeline = requirePipeline(input.pipelineName!, ctx);
  const execution = requireExecution(pipeline, input.pipelineExecutionId!, ctx);
  const abandon = input.abandon ?? false;
  if (!isLive(execution)) throw notStoppable(execution.id, execution.status);
  if (execution.stop && !abandon) throw alreadyStopping(execution.id);
  const stop = { abandon, reason: input.reason ?? '' };
  saveExecution({ ...execution, stop, status: 'Stopping', updatedAt: ctx.now }, ctx);
  return { pipelineExecutionId: execution.id };
};
