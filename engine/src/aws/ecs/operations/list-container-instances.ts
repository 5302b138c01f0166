// ListContainerInstances: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListContainerInstances.html
import type { Operation } from '../../../kernel/context.ts';
import { requireCluster } from '../find/clusters.ts';
import { containerInstancePlaces } from '../placement/container-instance-places.ts';
import { parseExpression } from '../placement/expression.ts';
import { pageOf } from '../views/page.ts';

export const listContainerInstances: Operation<'ecs', 'ListContainerInstances'> = (input, ctx) => {
  const cluster = requireCluster(ctx, input.cluster);
  const matches = input.filter ? parseExpression(input.filter) : () => true;
  const arns = containerInstancePlaces(ctx, cluster.name)
    .filter(
      (instance) => (input.status === undefined || instance.status === input.status) && matches(instance),
    )
    .map((instance) => ctx.arn('ecs', `container-instance/${cluster.name}/${instance.id}`));
  const { items, nextToken } = pageOf(arns, (arn) => arn, input);
  return { containerInstanceArns: items, nextToken };
};
