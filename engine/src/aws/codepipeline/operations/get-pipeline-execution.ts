// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_GetPipelineExecution.html
import type { Operation } from '../../../kernel/context.ts';
import { findExecution, findPipeline } from '../find.ts';
import { shownExecution } from '../views/execution.ts';

export const getPipelineExecution: Operation<'codepipeline', 'GetPipelineExecution'> = (input, ctx) => {
  const pipeline = findPipeline(input.pipelineName!, ctx);
  const execution = findExecution(pipeline, input.pipelineExecutionId!, ctx);
  return { pipelineExecution: shownExecution(execution, pipeline) };
};
