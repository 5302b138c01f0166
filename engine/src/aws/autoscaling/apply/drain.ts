// Managed draining: the instance is set to DRAINING in its ECS cluster, so that ECS moves its tasks away before it is
// terminated. ECS guide, "Safely stop Amazon ECS workloads running on EC2 instances" (managed instance draining).
import type { Context } from '../../../kernel/context.ts';
import { type MemberRecord, memberTable } from '../state.ts';

export function drain(ctx: Context, member: MemberRecord): void {
  const found = containerInstanceOf(ctx, member.InstanceId);
  if (found) {
    ctx.call('ecs', 'UpdateContainerInstancesState', {
      cluster: found.cluster,
      containerInstances: [found.containerInstance],
      status: 'DRAINING',
    });
  }
  ctx.put(memberTable, member.InstanceId, { ...member, draining: found ?? {} });
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
