// DeleteAttributes: an attribute with a value is deleted only where it has that value.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteAttributes.html
import type { Operation } from '../../../kernel/context.ts';
import { changeAttributes } from '../container-instances/attributes.ts';

export const deleteAttributes: Operation<'ecs', 'DeleteAttributes'> = (input, ctx) => {
  const attributes = input.attributes ?? [];
  for (const attribute of attributes)
    changeAttributes(ctx, input.cluster, attribute, (before) =>
      before.filter(
        ({ name, value }) =>
          name !== attribute.name || (attribute.value !== undefined && attribute.value !== value),
      ),
    );
  return { attributes };
};
