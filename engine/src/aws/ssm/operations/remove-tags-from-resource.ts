// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_RemoveTagsFromResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTaggedResource } from '../find.ts';
import { parameters } from '../state.ts';

export const removeTagsFromResource: Operation<'ssm', 'RemoveTagsFromResource'> = (input, ctx) => {
  const parameter = requireTaggedResource(input.ResourceType, input.ResourceId, ctx);
  const kept = Object.entries(parameter.tags).filter(([key]) => !input.TagKeys!.includes(key));
  ctx.put(parameters, parameter.name, { ...parameter, tags: Object.fromEntries(kept) });
  return {};
};
