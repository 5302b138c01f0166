// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_GetPipelineExecution.html
import type { Operation } from '../../../kernel/context.ts';
import { requireExecution, requirePipeline } from '../find.ts';
import { executionView } from '../views/execution.ts';

export const getPipelineExecution: Operation<'codepipeline', 'GetPipelineExecution'> = (input, ctx) => {
  const pipeline = requirePipeline(input.pipelineName!, ctx);
  const execution = requireExecution(pipeline, input.pipelineExecutionId!, ctx);
  return { pipelineExecution: executionView(execution, pipeline) };
};
