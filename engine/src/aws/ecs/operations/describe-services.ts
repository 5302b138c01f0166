// DescribeServices: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidParameter } from '../faults.ts';
import { requireCluster } from '../find/clusters.ts';
import { arnIn, keyIn } from '../find/references.ts';
import { services } from '../state.ts';
import { serviceView } from '../views/service.ts';

export const describeServices: Operation<'ecs', 'DescribeServices'> = (input, ctx) => {
  const cluster = requireCluster(ctx, input.cluster);
  const references = input.services ?? [];
  if (references.length === 0) throw invalidParameter('Services cannot be empty.');
  if (references.length > 10) throw invalidParameter('Services can contain at most 10 elements.');
  const found = references.map((reference) => ctx.get(services, keyIn(cluster, 'service', reference)));
  return {
    services: found.filter((service) => service !== undefined).map((s) => serviceView(s, ctx, input.include)),
    failures: references
      .filter((_, index) => found[index] === undefined)
      .map((reference) => ({
        arn: arnIn(cluster, 'service', reference),
        reason: 'MISSING',
      })),
  };
};
