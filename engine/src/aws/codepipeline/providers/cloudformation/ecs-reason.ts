// What ECS knows of a service that did not come up. CloudFormation only says that the circuit breaker was triggered;
// on AWS one has to look for the rest in the service's events and its stopped tasks.
import type { Service, Task } from '@aws-sdk/client-ecs';
import type { Context } from '../../../../kernel/context.ts';
import { AwsFault } from '../../../../kernel/faults.ts';

/** Told by a service's events, the more telling first. */
const tellingEvents = [
  / is unhealthy in /,
  /was unable to place a task/,
  /unable to consistently start tasks/,
];
const tellingStops: readonly string[] = ['TaskFailedToStart', 'EssentialContainerExited'];

/** Empty when ECS has nothing to say. */
export function ecsReason(serviceArn: string, since: number, ctx: Context): string {
  const [cluster, name] = serviceArn.split('/').slice(-2);
  if (!cluster || !name) return '';
  const known = (ask: typeof failedTask) => unlessRefused(() => ask(cluster, name, since, ctx));
  return known(failedTask) ?? known(tellingEvent) ?? '';
}

/** A service that was rolled back away has no tasks to list any more, but still its events. */
function unlessRefused<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    return undefined;
  }
}

function failedTask(cluster: string, serviceName: string, since: number, ctx: Context): string | undefined {
  const { taskArns = [] } = ctx.call('ecs', 'ListTasks', { cluster, serviceName, desiredStatus: 'STOPPED' });
  if (taskArns.length === 0) return undefined;
  const { tasks = [] } = ctx.call('ecs', 'DescribeTasks', { cluster, tasks: taskArns.slice(0, 100) });
  const task = tasks
    .filter(
      ({ createdAt, stopCode }) =>
        (createdAt?.getTime() ?? 0) >= since && tellingStops.includes(stopCode ?? ''),
    )
    .sort((a, b) => a.createdAt!.getTime() - b.createdAt!.getTime())
    .at(-1);
  return task && `Task ${task.taskArn?.split('/').at(-1)} stopped: ${stopOf(task)}`;
}

function stopOf({ stoppedReason = '', containers = [] }: Task): string {
  const ends = containers.flatMap(({ name, exitCode, reason }) =>
    exitCode === undefined && !reason ? [] : [`${name}: ${reason ?? `exit code ${exitCode}`}`],
  );
  return ends.length > 0 ? `${stoppedReason} (${ends.join(', ')})` : stoppedReason;
}

function tellingEvent(cluster: string, name: string, since: number, ctx: Context): string | undefined {
  const { services = [] } = ctx.call('ecs', 'DescribeServices', { cluster, services: [name] });
  const events = (services[0] as Service | undefined)?.events ?? [];
  const recent = events.filter(({ createdAt }) => (createdAt?.getTime() ?? 0) >= since);
  for (const pattern of tellingEvents) {
    const event = recent.find(({ message = '' }) => pattern.test(message));
    if (event) return event.message;
  }
  return undefined;
}
