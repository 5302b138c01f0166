// What ECS says of a service whose deployment failed: its last events, why its tasks stopped, and what they logged last.
import type { Simulation } from '../../../engine/src/cloud/simulation/simulation.ts';

const mostEvents = 4;
const mostTasks = 3;
const mostLogLines = 3;

/** Lines for people; none where the service is gone. @param arn of the service */
export function reasonsOf(simulation: Simulation, arn: string): readonly string[] {
  const [, cluster, serviceName] = /([^/]+)\/([^/]+)$/.exec(arn) ?? [];
  if (cluster === undefined || serviceName === undefined || !hasCluster(simulation, cluster)) return [];
  const { services = [] } = simulation.call('ecs', 'DescribeServices', { cluster, services: [serviceName] });
  const events = (services[0]?.events ?? []).slice(0, mostEvents).reverse();
  const { taskArns = [] } = simulation.call('ecs', 'ListTasks', {
    cluster,
    desiredStatus: 'STOPPED',
  });
  const tasks =
    taskArns.length === 0 ? [] : stoppedTasks(simulation, cluster, serviceName, taskArns.slice(0, 100));
  return [
    ...events.map(({ message = '' }) => `  ECS: ${message}`),
    ...tasks
      .slice(0, mostTasks)
      .map(
        (task) =>
          `  Task ${idOf(task.taskArn)} stopped: ${[task.stoppedReason, ...exitsOf(task)].join('; ')}`,
      ),
    ...tasks.slice(0, 1).flatMap((task) => lastLog(simulation, task).map((line) => `  It logged: ${line}`)),
  ];
}

const hasCluster = (simulation: Simulation, name: string): boolean =>
  (simulation.call('ecs', 'ListClusters', {}).clusterArns ?? []).some((arn) => arn.endsWith(`/${name}`));

type Task = NonNullable<ReturnType<typeof described>[number]>;

const described = (simulation: Simulation, cluster: string, tasks: string[]) =>
  simulation.call('ecs', 'DescribeTasks', { cluster, tasks }).tasks ?? [];

/** Those that stopped by themselves, the latest first. */
function stoppedTasks(simulation: Simulation, cluster: string, service: string, arns: string[]): Task[] {
  return described(simulation, cluster, arns)
    .filter(
      ({ group, stopCode }) => group === `service:${service}` && stopCode !== 'ServiceSchedulerInitiated',
    )
    .sort((a, b) => Number(b.stoppingAt ?? 0) - Number(a.stoppingAt ?? 0));
}

const exitsOf = ({ containers = [] }: Task): string[] =>
  containers.flatMap(({ name, exitCode, reason }) => {
    const said = [exitCode === undefined ? undefined : `exit code ${exitCode}`, reason].filter(Boolean);
    return said.length > 0 ? [`${name}: ${said.join(', ')}`] : [];
  });

const idOf = (arn = ''): string => arn.split('/').at(-1) ?? '';

/** The last lines of its containers that log to CloudWatch. */
function lastLog(simulation: Simulation, { taskArn, taskDefinitionArn: taskDefinition }: Task): string[] {
  const { taskDefinition: definition } = simulation.call('ecs', 'DescribeTaskDefinition', { taskDefinition });
  return (definition?.containerDefinitions ?? []).flatMap(({ name, logConfiguration }) => {
    const { 'awslogs-group': logGroupName, 'awslogs-stream-prefix': prefix } =
      logConfiguration?.options ?? {};
    if (logGroupName === undefined || prefix === undefined) return [];
    const logStreamName = `${prefix}/${name}/${idOf(taskArn)}`;
    try {
      const { events = [] } = simulation.call('logs', 'GetLogEvents', {
        logGroupName,
        logStreamName,
        limit: mostLogLines,
      });
      return events.map(({ message = '' }) => message.trimEnd());
    } catch {
      // It has logged nothing: there is no stream.
      return [];
    }
  });
}
