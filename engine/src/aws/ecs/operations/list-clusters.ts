// ListClusters: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListClusters.html
import type { Operation } from '../../../kernel/context.ts';
import { clusters } from '../state.ts';
import { pageOf } from '../views/page.ts';

export const listClusters: Operation<'ecs', 'ListClusters'> = (input, ctx) => {
  const arns = ctx
    .all(clusters)
    .filter((cluster) => cluster.status === 'ACTIVE')
    .map((cluster) => cluster.arn);
  const { items, nextToken } = pageOf(arns, (arn) => arn, input);
  return { clusterArns: items, nextToken };
};
