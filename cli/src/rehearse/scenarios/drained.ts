// Whether instances that are gone were drained first: their tasks were stopped by ECS, not lost with their host.
import { lastPart } from '../../text/last-part.ts';
import type { InstanceFacts, Stage } from '../scenario.ts';

/** @param before the instances that there were */
export async function expectDrained(stage: Stage, before: readonly InstanceFacts[]): Promise<void> {
  const { instances } = await stage.look();
  const gone = before.filter(({ id }) => !instances.some((each) => each.id === id));
  const lost = await tasksLost(
    stage,
    gone.map(({ id }) => id),
  );
  stage.expect(
    'the tasks of an instance that is removed drain first',
    lost.length === 0,
    lost.length === 0 ? `${gone.map(({ id }) => id).join(', ')} went without a task` : lost.join('; '),
  );
}

async function tasksLost({ clients, system }: Stage, instances: readonly string[]): Promise<string[]> {
  const { cluster, service } = system;
  const { taskArns = [] } = await clients.ecs.listTasks({
    cluster,
    serviceName: service,
    desiredStatus: 'STOPPED',
  });
  if (taskArns.length === 0) return [];
  const { tasks = [] } = await clients.ecs.describeTasks({ cluster, tasks: taskArns.slice(0, 100) });
  return tasks
    .filter(({ stoppedReason = '' }) =>
      instances.some((id) => stoppedReason.includes(`(instance ${id}) terminated`)),
    )
    .map(({ taskArn, stoppedReason }) => `task ${lastPart(taskArn).slice(0, 8)}: ${stoppedReason}`);
}
