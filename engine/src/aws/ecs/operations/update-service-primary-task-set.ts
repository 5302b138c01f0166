// UpdateServicePrimaryTaskSet:
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateServicePrimaryTaskSet.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidParameter } from '../faults.ts';
import { serviceKey } from '../find/services.ts';
import { requireServiceWithTaskSets, requireTaskSet } from '../find/task-sets.ts';
import { tasksOfService } from '../find/tasks.ts';
import { services } from '../state.ts';
import { withPrimary } from '../task-sets/new-task-set.ts';
import { taskSetView } from '../views/task-set.ts';

export const updateServicePrimaryTaskSet: Operation<'ecs', 'UpdateServicePrimaryTaskSet'> = (input, ctx) => {
  const service = requireServiceWithTaskSets(ctx, input.cluster, input.service ?? '');
  const primary = requireTaskSet(service, input.primaryTaskSet ?? '');
  if (primary.taskSet.draining) throw invalidParameter('The task set is DRAINING.');
  const changed = withPrimary(
    {
      ...service,
      deployments: service.deployments.map((deployment) => ({
        ...deployment,
        status: deployment.id === primary.id ? ('PRIMARY' as const) : ('ACTIVE' as const),
        updatedAt:
          deployment.id === primary.id || deployment.status === 'PRIMARY' ? ctx.now : deployment.updatedAt,
      })),
    },
    primary,
  );
  ctx.put(services, serviceKey(service), changed);
  return { taskSet: taskSetView(requireTaskSet(changed, primary.id), changed, tasksOfService(ctx, service)) };
};
