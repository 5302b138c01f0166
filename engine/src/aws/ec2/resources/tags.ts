// The tags of a CloudFormation resource: the stack's, overridden by the template's.
import type { ResourceType as TaggedType, TagSpecification } from '@aws-sdk/client-ec2';
import type { ResourceRequest } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { tagsTable } from '../state.ts';
import { addTags } from '../tags/tags.ts';

interface Tag {
  readonly Key: string;
  readonly Value: string;
}

export function tagsOf({ properties, tags }: ResourceRequest): Tag[] {
  const own = (properties.Tags ?? []) as readonly Tag[];
  return [...tags.filter(({ Key }) => !own.some((tag) => tag.Key === Key)), ...own];
}

export function tagSpecifications(request: ResourceRequest, type: TaggedType): TagSpecification[] {
  const Tags = tagsOf(request);
  return Tags.length > 0 ? [{ ResourceType: type, Tags }] : [];
}

/** After an update a resource has only the tags of the template and the stack. */
export function replaceTags(ctx: Context, id: string, type: TaggedType, request: ResourceRequest): void {
  ctx.delete(tagsTable, id);
  addTags(ctx, id, type, tagsOf(request));
}
