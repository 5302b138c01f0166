// UpdateContainerInstancesState: ACTIVE or DRAINING.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateContainerInstancesState.html
import type { Operation } from '../../../kernel/context.ts';
import { changeInstance } from '../container-instances/change-instance.ts';
import { invalidParameter } from '../faults.ts';
import { requireCluster } from '../find/clusters.ts';
import { arnIn, keyIn } from '../find/references.ts';
import { containerInstances } from '../state.ts';
import { containerInstanceView } from '../views/container-instance.ts';

export const updateContainerInstancesState: Operation<'ecs', 'UpdateContainerInstancesState'> = (
  input,
  ctx,
) => {
  const cluster = requireCluster(ctx, input.cluster);
  const { status } = input;
  if (status !== 'ACTIVE' && status !== 'DRAINING')
    throw invalidParameter('Container instances status should be one of [ACTIVE,DRAINING]');
  const updated = [];
  const failures = [];
  for (const reference of input.containerInstances ?? []) {
    const instance = ctx.get(containerInstances, keyIn(cluster, 'container-instance', reference));
    if (!instance || instance.status === 'INACTIVE') {
      const arn = arnIn(cluster, 'container-instance', reference);
      failures.push({ arn, reason: instance ? 'INACTIVE' : 'MISSING' });
      continue;
    }
    updated.push(containerInstanceView(changeInstance(ctx, instance, { status }), ctx));
  }
  return { containerInstances: updated, failures };
};
