// DescribeClusters: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeClusters.html
import type { Operation } from '../../../kernel/context.ts';
import { findCluster } from '../find/clusters.ts';
import { clusterView } from '../views/cluster.ts';

export const describeClusters: Operation<'ecs', 'DescribeClusters'> = (input, ctx) => {
  const references = input.clusters?.length ? input.clusters : ['default'];
  const found = references.map((reference) => findCluster(ctx, reference));
  return {
    clusters: found.filter((cluster) => cluster !== undefined).map((c) => clusterView(c, ctx, input.include)),
    failures: references
      .filter((_, index) => found[index] === undefined)
      .map((reference) => ({
        arn: reference.startsWith('arn:') ? reference : ctx.arn('ecs', `cluster/${reference}`),
        reason: 'MISSING',
      })),
  };
};
