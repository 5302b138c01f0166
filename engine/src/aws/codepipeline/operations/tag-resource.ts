// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_TagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { requireTaggedPipeline } from '../find.ts';
import { pipelines } from '../state.ts';

export const tagResource: Operation<'codepipeline', 'TagResource'> = (input, ctx) => {
  const pipeline = requireTaggedPipeline(input.resourceArn!, ctx);
  const kept = pipeline.tags.filter(({ key }) => !input.tags!.some((tag) => tag.key === key));
  ctx.put(pipelines, pipeline.name, plain({ ...pipeline, tags: [...kept, ...input.tags!] }));
  return {};
};
