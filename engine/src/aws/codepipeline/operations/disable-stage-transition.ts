// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_DisableStageTransition.html
import type { Operation } from '../../../kernel/context.ts';
import { requirePipeline } from '../find.ts';
import { pipelines } from '../state.ts';
import { stageOfTransition } from '../transition.ts';

export const disableStageTransition: Operation<'codepipeline', 'DisableStageTransition'> = (input, ctx) => {
  const pipeline = requirePipeline(input.pipelineName!, ctx);
  const disabled = {
    ...pipeline.disabled,
    [stageOfTransition(pipeline, input)]: { reason: input.reason!, at: ctx.now },
  };
  ctx.put(pipelines, pipeline.name, { ...pipeline, disabled });
  return {};
};
