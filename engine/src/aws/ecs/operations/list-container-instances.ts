// ListContainerInstances: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListContainerInstances.html
import type { Operation } from '../../../kernel/context.ts';
import { activeCluster } from '../find/references.ts';
import { parseExpression } from '../placement/expression.ts';
import { placeableInstances } from '../services/observe-service.ts';
import { tasks } from '../state.ts';
import { pageOf } from '../views/page.ts';

export const listContainerInstances: Operation<'ecs', 'ListContainerInstances'> = (input, ctx) => {
  const cluster = activeCluster(ctx, input.cluster);
  const matches = input.filter ? parseExpression(input.filter) : () => true;
  const inCluster = ctx.all(tasks).filter((task) => task.cluster === cluster.name);
  const arns = placeableInstances(ctx, cluster.name, inCluster, () => false)
    .filter(
      (instance) => (input.status === undefined || instance.status === input.status) && matches(instance),
    )
    .map((instance) => ctx.arn('ecs', `container-instance/${cluster.name}/${instance.id}`));
  const { items, nextToken } = pageOf(arns, (arn) => arn, input);
  return { containerInstanceArns: items, nextToken };
};
