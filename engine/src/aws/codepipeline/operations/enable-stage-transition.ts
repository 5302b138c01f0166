// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_EnableStageTransition.html
import type { Operation } from '../../../kernel/context.ts';
import { requirePipeline } from '../find.ts';
import { pipelines } from '../state.ts';
import { stageOfTransition } from '../transition.ts';

export const enableStageTransition: Operation<'codepipeline', 'EnableStageTransition'> = (input, ctx) => {
  const pipeline = requirePipeline(input.pipelineName!, ctx);
  const { [stageOfTransition(pipeline, input)]: _, ...disabled } = pipeline.disabled;
  ctx.put(pipelines, pipeline.name, { ...pipeline, disabled });
  return {};
};
