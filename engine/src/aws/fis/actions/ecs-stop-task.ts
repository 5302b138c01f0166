// aws:ecs:stop-task

import { describeTasks } from '../targets/ecs-tasks.ts';
import { again, done, type FaultAction } from './fault-action.ts';

export const stopTask: FaultAction = {
  id: 'aws:ecs:stop-task',
  description: 'Stop ECS tasks.',
  parameters: {},
  target: { name: 'Tasks', resourceType: 'aws:ecs:task' },
  begin({ targets, experimentId }, ctx) {
    for (const { clusterArn, taskArn } of describeTasks(ctx, targets))
      ctx.call('ecs', 'StopTask', {
        cluster: clusterArn,
        task: taskArn,
        reason: `Stopped by AWS FIS experiment ${experimentId}`,
      });
  },
  look: ({ targets }, ctx) =>
    describeTasks(ctx, targets).every(({ lastStatus }) => lastStatus === 'STOPPED') ? done : again(),
};
