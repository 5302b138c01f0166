// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_AddTagsToResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTaggedResource } from '../find.ts';
import { parameters } from '../state.ts';

export const addTagsToResource: Operation<'ssm', 'AddTagsToResource'> = (input, ctx) => {
  const parameter = requireTaggedResource(input.ResourceType, input.ResourceId, ctx);
  const added = Object.fromEntries(input.Tags!.map((tag) => [tag.Key!, tag.Value!]));
  ctx.put(parameters, parameter.name, { ...parameter, tags: { ...parameter.tags, ...added } });
  return {};
};
