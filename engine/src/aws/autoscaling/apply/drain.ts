// Managed draining: the instance is set to DRAINING in its ECS cluster, so that ECS moves its tasks away before it
// goes. ECS guide, "Safely stop Amazon ECS workloads running on EC2 instances" (managed instance draining).
import type { Context } from '../../../kernel/context.ts';
import { type MemberRecord, memberTable } from '../state.ts';

export function drain(ctx: Context, member: MemberRecord): void {
  const place = containerInstanceOf(ctx, member.InstanceId);
  if (place) {
    ctx.call('ecs', 'UpdateContainerInstancesState', {
      cluster: place.cluster,
      containerInstances: [place.containerInstance],
      status: 'DRAINING',
    });
  }
  ctx.put(memberTable, member.InstanceId, { ...member, draining: place ?? {} });
}

function containerInstanceOf(ctx: Context, instanceId: string) {
  for (const cluster of ctx.call('ecs', 'ListClusters', {}).clusterArns ?? []) {
    const [containerInstance] =
      ctx.call('ecs', 'ListContainerInstances', { cluster, filter: `ec2InstanceId == ${instanceId}` })
        .containerInstanceArns ?? [];
    if (containerInstance) return { cluster, containerInstance };
  }
  return undefined;
}
