// PutAttributes, DeleteAttributes, ListAttributes: custom attributes of container instances.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PutAttributes.html
import type { Attribute } from '@aws-sdk/client-ecs';
import type { Context, Operation } from '../../../kernel/context.ts';
import { invalidParameter } from '../faults.ts';
import { activeCluster, existingInstance, instanceKey } from '../find/references.ts';
import { type ContainerInstanceRecord, containerInstances } from '../state.ts';
import { pageOf } from '../views/page.ts';
import { mergeAttributes } from './register-container-instance.ts';

export const putAttributes: Operation<'ecs', 'PutAttributes'> = (input, ctx) => {
  const attributes = input.attributes ?? [];
  if (attributes.length > 10) throw invalidParameter('At most 10 attributes can be put at once.');
  for (const attribute of attributes)
    change(ctx, input.cluster, attribute, (instance) => mergeAttributes(instance.attributes, [attribute]));
  return { attributes };
};

export const deleteAttributes: Operation<'ecs', 'DeleteAttributes'> = (input, ctx) => {
  const attributes = input.attributes ?? [];
  for (const attribute of attributes)
    change(ctx, input.cluster, attribute, (instance) =>
      instance.attributes.filter(
        ({ name, value }) =>
          name !== attribute.name || (attribute.value !== undefined && attribute.value !== value),
      ),
    );
  return { attributes };
};

export const listAttributes: Operation<'ecs', 'ListAttributes'> = (input, ctx) => {
  const cluster = activeCluster(ctx, input.cluster);
  const all = ctx
    .all(containerInstances)
    .filter((instance) => instance.cluster === cluster.name && instance.status !== 'INACTIVE')
    .flatMap((instance) => instance.attributes.map((attribute) => ({ ...attribute, targetId: instance.arn })))
    .filter(({ name }) => !input.attributeName || name === input.attributeName)
    .filter(({ value }) => !input.attributeValue || value === input.attributeValue);
  const { items, nextToken } = pageOf(all, ({ targetId, name }) => `${targetId} ${name}`, input);
  return { attributes: items, nextToken };
};

function change(
  ctx: Context,
  cluster: string | undefined,
  { targetId = '' }: Attribute,
  attributesOf: (instance: ContainerInstanceRecord) => Attribute[],
): void {
  const instance = existingInstance(ctx, cluster, targetId);
  ctx.put(containerInstances, instanceKey(instance), {
    ...instance,
    attributes: attributesOf(instance),
    version: instance.version + 1,
  });
}
