// What ECS says of a service whose deployment failed: its events, why its tasks stopped, and what they logged last.
import type { Simulation } from '../../../engine/src/cloud/simulation/simulation.ts';

const mostEvents = 4;
const mostTasks = 3;
const mostLogLines = 3;

/** Events that say that all goes its way: they are of interest where there is no other. */
const isUsual =
  /\) (has started|has stopped|has begun draining|has reached a steady state|(de)?registered|rolling back|\(deployment [^)]*\) deployment completed)/;

/** Lines for people; none where the service is gone. @param arn of the service @param since when its deployment began */
export function reasonsOf(simulation: Simulation, arn: string, since: number): readonly string[] {
  const [, cluster, serviceName] = /([^/]+)\/([^/]+)$/.exec(arn) ?? [];
  if (cluster === undefined || serviceName === undefined || !hasCluster(simulation, cluster)) return [];
  const { services = [] } = simulation.call('ecs', 'DescribeServices', { cluster, services: [serviceName] });
  const events = (services[0]?.events ?? [])
    .filter(({ createdAt }) => Number(createdAt) >= since)
    .map(({ message = '' }) => message);
  const { taskArns = [] } = simulation.call('ecs', 'ListTasks', {
    cluster,
    desiredStatus: 'STOPPED',
  });
  const tasks =
    taskArns.length === 0
      ? []
      : stoppedTasks(simulation, cluster, serviceName, taskArns.slice(0, 100), since);
  return [
    ...telling(events).map((message) => `ECS: ${message}`),
    ...tasks
      .slice(0, mostTasks)
      .map(
        (task) => `Task ${idOf(task.taskArn)} stopped: ${[task.stoppedReason, ...exitsOf(task)].join('; ')}`,
      ),
    ...tasks.slice(0, 1).flatMap((task) => lastLog(simulation, task).map((line) => `It logged: ${line}`)),
  ];
}

/** Those that say why, once each whichever task they are of, the oldest first. @param events the newest first */
function telling(events: readonly string[]): readonly string[] {
  const kinds = new Map<string, string>();
  for (const event of events) {
    const kind = event.replace(/[0-9a-f]{32}/g, '');
    if (!isUsual.test(event) && !kinds.has(kind)) kinds.set(kind, event);
  }
  const found = kinds.size > 0 ? [...kinds.values()] : events;
  return found.slice(0, mostEvents).reverse();
}

const hasCluster = (simulation: Simulation, name: string): boolean =>
  (simulation.call('ecs', 'ListClusters', {}).clusterArns ?? []).some((arn) => arn.endsWith(`/${name}`));

type Task = NonNullable<ReturnType<typeof described>[number]>;

const described = (simulation: Simulation, cluster: string, tasks: string[]) =>
  simulation.call('ecs', 'DescribeTasks', { cluster, tasks }).tasks ?? [];

/** Those that failed, the latest first: not those that a deployment or a scaling replaced. */
function stoppedTasks(
  simulation: Simulation,
  cluster: string,
  service: string,
  arns: string[],
  since: number,
): Task[] {
  return described(simulation, cluster, arns)
    .filter(
      ({ group, stoppedReason = '', stoppingAt }) =>
        group === `service:${service}` &&
        Number(stoppingAt ?? 0) >= since &&
        !stoppedReason.startsWith('Scaling activity initiated by'),
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
