// PutAttributes: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PutAttributes.html
import type { Operation } from '../../../kernel/context.ts';
import { changeAttributes, mergeAttributes } from '../container-instances/attributes.ts';
import { invalidParameter } from '../faults.ts';

export const putAttributes: Operation<'ecs', 'PutAttributes'> = (input, ctx) => {
  const attributes = input.attributes ?? [];
  if (attributes.length > 10) throw invalidParameter('At most 10 attributes can be put at once.');
  for (const attribute of attributes)
    changeAttributes(ctx, input.cluster, attribute, (before) => mergeAttributes(before, [attribute]));
  return { attributes };
};
