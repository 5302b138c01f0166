// UpdateTaskSet: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateTaskSet.html
import type { Operation } from '../../../kernel/context.ts';
import { changeTaskSet } from '../deployments/change-service.ts';
import { serviceKey } from '../find/services.ts';
import { requireServiceWithTaskSets, requireTaskSet } from '../find/task-sets.ts';
import { tasksOfService } from '../find/tasks.ts';
import { checkedScale } from '../task-sets/scale.ts';
import { taskSetView } from '../views/task-set.ts';

export const updateTaskSet: Operation<'ecs', 'UpdateTaskSet'> = (input, ctx) => {
  const service = requireServiceWithTaskSets(ctx, input.cluster, input.service ?? '');
  const { id } = requireTaskSet(service, input.taskSet ?? '');
  const scale = checkedScale(input.scale ?? {});
  const changed = changeTaskSet(ctx, serviceKey(service), id, { scale });
  return { taskSet: taskSetView(requireTaskSet(changed, id), changed, tasksOfService(ctx, service)) };
};
