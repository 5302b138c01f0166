import type { Task } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { AwsFault } from '../../../../kernel/faults.ts';
import { standInService } from '../../../../testing/stand-in-service.ts';
import { Delivery } from '../../testing/delivery.ts';
import { stackStandIn } from '../../testing/stack-stand-in.ts';

/** One service with events, newest first, and stopped tasks, which cannot be listed once the service is deleted. */
const ecsWith = (events: readonly string[], stopped: readonly Task[] | 'gone') =>
  standInService<'ecs'>({
    id: 'ecs',
    operations: {
      ListTasks: () => {
        if (stopped === 'gone') throw new AwsFault({ code: 'ServiceNotFoundException', message: '' });
        return { taskArns: stopped.map(({ taskArn }) => taskArn!) };
      },
      DescribeTasks: (_input, ctx) => ({
        tasks: (stopped === 'gone' ? [] : stopped).map((task) => ({ ...task, createdAt: new Date(ctx.now) })),
      }),
      DescribeServices: (_input, ctx) => ({
        services: [{ events: events.map((message) => ({ message, createdAt: new Date(ctx.now) })) }],
      }),
    },
  });

const exited: Task = {
  taskArn: 'arn:aws:ecs:us-east-1:000000000000:task/main/abc',
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
  containers: [{ name: 'app', exitCode: 1 }],
};

test.each<[readonly string[], readonly Task[] | 'gone', RegExp]>([
  [['(service web) has started 1 tasks'], [], /triggered\.$/],
  [
    ['(service web) was unable to place a task', '(service web) (task x) is unhealthy in (target-group y)'],
    'gone',
    /triggered\. ECS says: \(service web\) \(task x\) is unhealthy in \(target-group y\)$/,
  ],
  [
    ['(service web) (task x) is unhealthy in (target-group y)'],
    [exited],
    /ECS says: Task abc stopped: Essential container in task exited \(app: exit code 1\)$/,
  ],
])('a deployment that failed in ECS gives the reason that ECS has: events %j', (events, stopped, message) => {
  using delivery = new Delivery(stackStandIn, ecsWith(events, stopped));
  delivery.create();
  delivery.stack({ reason: 'ECS Deployment Circuit Breaker was triggered.' });
  delivery.stack({ status: 'UPDATE_ROLLBACK_COMPLETE' });
  expect(delivery.executions()[0]?.why).toMatch(message);
});
