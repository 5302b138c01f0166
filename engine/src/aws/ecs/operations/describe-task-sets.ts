// DescribeTaskSets: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTaskSets.html
import type { Operation } from '../../../kernel/context.ts';
import { findTaskSet, requireServiceWithTaskSets, taskSetsOf } from '../find/task-sets.ts';
import { tasksOfService } from '../find/tasks.ts';
import { taskSetView } from '../views/task-set.ts';

export const describeTaskSets: Operation<'ecs', 'DescribeTaskSets'> = (input, ctx) => {
  const service = requireServiceWithTaskSets(ctx, input.cluster, input.service ?? '');
  const references = input.taskSets?.length ? input.taskSets : taskSetsOf(service).map(({ id }) => id);
  const own = tasksOfService(ctx, service);
  const found = references.map((reference) => findTaskSet(service, reference));
  return {
    taskSets: found
      .filter((set) => set !== undefined)
      .map((set) => taskSetView(set, service, own, input.include)),
    failures: references
      .filter((_, index) => found[index] === undefined)
      .map((reference) => ({
        arn: reference.startsWith('arn:')
          ? reference
          : ctx.arn('ecs', `task-set/${service.cluster}/${service.name}/${reference}`),
        reason: 'MISSING',
      })),
  };
};
