// How the service is at a moment, by AWS's APIs.
import type { Task } from '@aws-sdk/client-ecs';
import { allPages } from '../../targets/all-pages.ts';
import type { Clients } from '../../targets/clients.ts';
import { lastPart } from '../../text/last-part.ts';
import type { InstanceFacts, RehearsedSystem, Snapshot, TaskFacts } from '../scenario.ts';

/** DescribeTasks takes no more at a time. */
const mostTasks = 100;

export async function takeSnapshot(clients: Clients, system: RehearsedSystem): Promise<Snapshot> {
  const { cluster, service: name } = system;
  const [services, tasks, instances, healthyTargets, deployment, alarms] = await Promise.all([
    clients.ecs.describeServices({ cluster, services: [name] }),
    tasksOf(clients, system),
    instancesOf(clients, system),
    healthyTargetsOf(clients, system),
    newestDeployment(clients, system),
    clients.cloudWatch.describeAlarms({ StateValue: 'ALARM' }),
  ]);
  const { desiredCount = 0, runningCount = 0, pendingCount = 0 } = services.services?.[0] ?? {};
  return {
    desired: desiredCount,
    running: runningCount,
    pending: pendingCount,
    tasks,
    instances,
    healthyTargets,
    deployment,
    alarms: (alarms.MetricAlarms ?? []).map(({ AlarmName = '' }) => AlarmName),
  };
}

async function tasksOf({ ecs }: Clients, { cluster, service }: RehearsedSystem): Promise<TaskFacts[]> {
  const arns = await allPages(async (nextToken) => {
    const page = await ecs.listTasks({ cluster, serviceName: service, nextToken });
    return { items: page.taskArns, next: page.nextToken };
  });
  const tasks: Task[] = [];
  for (let at = 0; at < arns.length; at += mostTasks)
    tasks.push(
      ...((await ecs.describeTasks({ cluster, tasks: arns.slice(at, at + mostTasks) })).tasks ?? []),
    );
  const instances = await ec2Ids(ecs, cluster, tasks);
  return tasks.map((task) => ({
    id: lastPart(task.taskArn),
    zone: task.availabilityZone,
    status: task.lastStatus ?? '',
    instance: instances.get(task.containerInstanceArn ?? ''),
    taskDefinition: task.taskDefinitionArn ?? '',
  }));
}

async function ec2Ids(
  ecs: Clients['ecs'],
  cluster: string,
  tasks: readonly Task[],
): Promise<ReadonlyMap<string, string>> {
  const arns = [...new Set(tasks.flatMap(({ containerInstanceArn }) => containerInstanceArn ?? []))];
  if (arns.length === 0) return new Map();
  const { containerInstances = [] } = await ecs.describeContainerInstances({
    cluster,
    containerInstances: arns.slice(0, 100),
  });
  return new Map(
    containerInstances.map(({ containerInstanceArn = '', ec2InstanceId = '' }) => [
      containerInstanceArn,
      ec2InstanceId,
    ]),
  );
}

async function instancesOf(
  { autoScaling }: Clients,
  { autoScalingGroup }: RehearsedSystem,
): Promise<InstanceFacts[]> {
  if (autoScalingGroup === undefined) return [];
  const { AutoScalingGroups = [] } = await autoScaling.describeAutoScalingGroups({
    AutoScalingGroupNames: [autoScalingGroup],
  });
  return (AutoScalingGroups[0]?.Instances ?? []).map((instance) => ({
    id: instance.InstanceId ?? '',
    zone: instance.AvailabilityZone ?? '',
    lifecycle: instance.LifecycleState ?? '',
  }));
}

async function healthyTargetsOf({ elbv2 }: Clients, { targetGroups }: RehearsedSystem): Promise<number> {
  const all = await Promise.all(
    targetGroups.map((TargetGroupArn) => elbv2.describeTargetHealth({ TargetGroupArn })),
  );
  return all
    .flatMap(({ TargetHealthDescriptions = [] }) => TargetHealthDescriptions)
    .filter(({ TargetHealth }) => TargetHealth?.State === 'healthy').length;
}

async function newestDeployment(
  { ecs }: Clients,
  { cluster, service }: RehearsedSystem,
): Promise<Snapshot['deployment']> {
  const { serviceDeployments = [] } = await ecs.listServiceDeployments({ cluster, service, maxResults: 1 });
  const [newest] = serviceDeployments;
  return newest && { status: newest.status ?? '', reason: newest.statusReason };
}
