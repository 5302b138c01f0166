// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_UntagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTaggedPipeline } from '../find.ts';
import { pipelines } from '../state.ts';

export const untagResource: Operation<'codepipeline', 'UntagResource'> = (input, ctx) => {
  const pipeline = requireTaggedPipeline(input.resourceArn!, ctx);
  const tags = pipeline.tags.filter(({ key }) => !input.tagKeys!.includes(key!));
  ctx.put(pipelines, pipeline.name, { ...pipeline, tags });
  return {};
};
