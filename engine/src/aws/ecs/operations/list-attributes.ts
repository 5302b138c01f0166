// ListAttributes: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListAttributes.html
import type { Operation } from '../../../kernel/context.ts';
import { requireCluster } from '../find/clusters.ts';
import { instancesOfCluster } from '../find/container-instances.ts';
import { pageOf } from '../views/page.ts';

export const listAttributes: Operation<'ecs', 'ListAttributes'> = (input, ctx) => {
  const cluster = requireCluster(ctx, input.cluster);
  const all = instancesOfCluster(ctx, cluster.name)
    .flatMap((instance) => instance.attributes.map((attribute) => ({ ...attribute, targetId: instance.arn })))
    .filter(({ name }) => !input.attributeName || name === input.attributeName)
    .filter(({ value }) => !input.attributeValue || value === input.attributeValue);
  const { items, nextToken } = pageOf(all, ({ targetId, name }) => `${targetId} ${name}`, input);
  return { attributes: items, nextToken };
};
