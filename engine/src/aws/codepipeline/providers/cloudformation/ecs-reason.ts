// Why an ECS service did not become stable. CloudFormation only says that the circuit breaker was triggered; on AWS the
// rest has to be looked up in the service's events and stopped tasks.
import type { Service, Task } from '@aws-sdk/client-ecs';
import type { Context } from '../../../../kernel/context.ts';
import { AwsFault } from '../../../../kernel/faults.ts';

/** Messages of service events that explain a failure, the most specific first. */
const explanatoryMessages = [
  / is unhealthy in /,
  /was unable to place a task/,
  /unable to consistently start tasks/,
];
const explanatoryStopCodes: readonly string[] = ['TaskFailedToStart', 'EssentialContainerExited'];

/** Empty when ECS gives no reason. */
export function ecsReason(serviceArn: string, since: number, ctx: Context): string {
  const [cluster, name] = serviceArn.split('/').slice(-2);
  if (!cluster || !name) return '';
  const tryTo = (read: typeof failedTask) => undefinedOnFault(() => read(cluster, name, since, ctx));
  return tryTo(failedTask) ?? tryTo(explanatoryMessage) ?? '';
}

/** The tasks of a service that a rollback deleted can no longer be listed, but its events can. */
function undefinedOnFault<T>(read: () => T): T | undefined {
  try {
    return read();
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
        (createdAt?.getTime() ?? 0) >= since && explanatoryStopCodes.includes(stopCode ?? ''),
    )
    .sort((a, b) => a.createdAt!.getTime() - b.createdAt!.getTime())
    .at(-1);
  return task && `Task ${task.taskArn?.split('/').at(-1)} stopped: ${stopReason(task)}`;
}

function stopReason({ stoppedReason = '', containers = [] }: Task): string {
  const containerReasons = containers.flatMap(({ name, exitCode, reason }) =>
    exitCode === undefined && !reason ? [] : [`${name}: ${reason ?? `exit code ${exitCode}`}`],
  );
  return containerReasons.length > 0 ? `${stoppedReason} (${containerReasons.join(', ')})` : stoppedReason;
}

function explanatoryMessage(cluster: string, name: string, since: number, ctx: Context): string | undefined {
  const { services = [] } = ctx.call('ecs', 'DescribeServices', { cluster, services: [name] });
  const events = (services[0] as Service | undefined)?.events ?? [];
  const recent = events.filter(({ createdAt }) => (createdAt?.getTime() ?? 0) >= since);
  for (const pattern of explanatoryMessages) {
    const event = recent.find(({ message = '' }) => pattern.test(message));
    if (event) return event.message;
  }
  return undefined;
}
