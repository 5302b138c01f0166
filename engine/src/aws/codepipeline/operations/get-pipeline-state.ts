// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_GetPipelineState.html
import type { Operation } from '../../../kernel/context.ts';
import { requirePipeline } from '../find.ts';
import { stageStates } from '../views/state.ts';

export const getPipelineState: Operation<'codepipeline', 'GetPipelineState'> = (input, ctx) => {
  const pipeline = requirePipeline(input.name!, ctx);
  return {
    pipelineName: pipeline.name,
    pipelineVersion: pipeline.declaration.version,
    stageStates: stageStates(pipeline, ctx),
    created: new Date(pipeline.createdAt),
    updated: new Date(pipeline.updatedAt),
  };
};
