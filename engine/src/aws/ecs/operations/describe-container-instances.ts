// DescribeContainerInstances:
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeContainerInstances.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidParameter } from '../faults.ts';
import { requireCluster } from '../find/clusters.ts';
import { arnIn, keyIn } from '../find/references.ts';
import { containerInstances } from '../state.ts';
import { containerInstanceView } from '../views/container-instance.ts';

export const describeContainerInstances: Operation<'ecs', 'DescribeContainerInstances'> = (input, ctx) => {
  const cluster = requireCluster(ctx, input.cluster);
  const references = input.containerInstances ?? [];
  if (references.length === 0) throw invalidParameter('Container instances cannot be empty.');
  const found = references.map((reference) =>
    ctx.get(containerInstances, keyIn(cluster, 'container-instance', reference)),
  );
  return {
    containerInstances: found
      .filter((instance) => instance !== undefined)
      .map((instance) => containerInstanceView(instance, ctx, input.include)),
    failures: references
      .filter((_, index) => found[index] === undefined)
      .map((reference) => ({
        arn: arnIn(cluster, 'container-instance', reference),
        reason: 'MISSING',
      })),
  };
};
