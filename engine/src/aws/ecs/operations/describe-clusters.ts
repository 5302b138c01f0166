// DescribeClusters: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeClusters.html
import type { Operation } from '../../../kernel/context.ts';
import { clusterName } from '../find/clusters.ts';
import { clusters } from '../state.ts';
import { clusterView } from '../views/cluster.ts';

export const describeClusters: Operation<'ecs', 'DescribeClusters'> = (input, ctx) => {
  const names = (input.clusters?.length ? input.clusters : ['default']).map(clusterName);
  const found = names.map((name) => ctx.get(clusters, name));
  return {
    clusters: found.filter((cluster) => cluster !== undefined).map((c) => clusterView(c, ctx, input.include)),
    failures: names
      .filter((_, index) => found[index] === undefined)
      .map((name) => ({ arn: ctx.arn('ecs', `cluster/${name}`), reason: 'MISSING' })),
  };
};
