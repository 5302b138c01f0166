// Auto Scaling API, BatchPutScheduledUpdateGroupAction: one that cannot be put does not keep the others from it.
import type { Operation } from '../../../kernel/context.ts';
import { requireGroup } from '../find.ts';
import { failuresOf } from '../scheduled-actions/batch.ts';

export const batchPutScheduledUpdateGroupAction: Operation<
  'autoscaling',
  'BatchPutScheduledUpdateGroupAction'
> = ({ AutoScalingGroupName, ScheduledUpdateGroupActions = [] }, ctx) => {
  requireGroup(ctx, AutoScalingGroupName);
  const actions = new Map(ScheduledUpdateGroupActions.map((action) => [action.ScheduledActionName!, action]));
  return {
    FailedScheduledUpdateGroupActions: failuresOf([...actions.keys()], ctx, (name) =>
      ctx.call('autoscaling', 'PutScheduledUpdateGroupAction', {
        ...actions.get(name)!,
        AutoScalingGroupName,
      } as never),
    ),
  };
};
