// DeleteTaskSet: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteTaskSet.html
// The task set is DRAINING until its tasks have stopped, then it is gone.
import type { Operation } from '../../../kernel/context.ts';
import { changeTaskSet } from '../deployments/change-service.ts';
import { invalidParameter } from '../faults.ts';
import { serviceKey } from '../find/services.ts';
import { requireServiceWithTaskSets, requireTaskSet } from '../find/task-sets.ts';
import { tasksOfService } from '../find/tasks.ts';
import { taskSetView } from '../views/task-set.ts';

export const deleteTaskSet: Operation<'ecs', 'DeleteTaskSet'> = (input, ctx) => {
  const service = requireServiceWithTaskSets(ctx, input.cluster, input.service ?? '');
  const { id, status, taskSet } = requireTaskSet(service, input.taskSet ?? '');
  if (!input.force && taskSet.scale > 0)
    throw invalidParameter('The task set cannot be deleted while it is scaled above 0.');
  if (!input.force && status === 'PRIMARY')
    throw invalidParameter('The primary task set cannot be deleted. Use force to delete it.');
  const changed = changeTaskSet(ctx, serviceKey(service), id, { draining: true });
  return { taskSet: taskSetView(requireTaskSet(changed, id), changed, tasksOfService(ctx, service)) };
};
