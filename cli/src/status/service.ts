// The ECS side: deployments of the service, and its tasks by Availability Zone and instance.
import type { Section } from '../commands/status.ts';
import { table } from '../view/table.ts';

export const showService: Section = async ({ ecs }, { ClusterName: cluster }) => {
  if (!cluster) return '';
  const { serviceArns = [] } = await ecs.listServices({ cluster });
  if (serviceArns.length === 0) return 'Service\n  not deployed yet';
  const { services = [] } = await ecs.describeServices({ cluster, services: serviceArns });
  const parts: string[] = [];
  for (const service of services) {
    const deployments = (service.deployments ?? []).map((deployment) => [
      deployment.status ?? '',
      deployment.rolloutState ?? '',
      deployment.taskDefinition?.split('/').at(-1) ?? '',
      `${deployment.runningCount}/${deployment.desiredCount} running`,
    ]);
    parts.push(
      `Service ${service.serviceName}: ${service.runningCount}/${service.desiredCount} running\n${table(deployments)}`,
    );
  }
  const [running, { containerInstanceArns = [] }] = await Promise.all([
    ecs.listTasks({ cluster }),
    ecs.listContainerInstances({ cluster }),
  ]);
  const { tasks = [] } = running.taskArns?.length
    ? await ecs.describeTasks({ cluster, tasks: running.taskArns })
    : {};
  const { containerInstances = [] } = containerInstanceArns.length
    ? await ecs.describeContainerInstances({ cluster, containerInstances: containerInstanceArns })
    : {};
  const instanceOf = new Map(containerInstances.map((i) => [i.containerInstanceArn, i.ec2InstanceId ?? '']));
  const rows = tasks
    .map((task) => [
      task.availabilityZone ?? '',
      instanceOf.get(task.containerInstanceArn) ?? '',
      task.taskArn?.split('/').at(-1)?.slice(0, 8) ?? '',
      task.lastStatus ?? '',
      task.taskDefinitionArn?.split('/').at(-1) ?? '',
    ])
    .sort((a, b) => a.join().localeCompare(b.join()));
  if (rows.length > 0) parts.push(`Tasks\n${table(rows)}`);
  return parts.join('\n\n');
};
