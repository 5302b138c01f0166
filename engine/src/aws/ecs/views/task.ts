// A task as DescribeTasks returns it.
import type { Task, TaskField } from '@aws-sdk/client-ecs';
import { formatArn, parseArn } from '../../../kernel/arn.ts';
import { managedAgents } from '../execute-command/agent.ts';
import { linuxPlatformVersion } from '../placement/platform-version.ts';
import type { ContainerRecord, TaskEbsVolume, TaskRecord } from '../state.ts';

export function taskView(task: TaskRecord, include: readonly TaskField[] = []): Task {
  const date = (at: number | undefined) => (at === undefined ? undefined : new Date(at));
  return {
    attachments: [
      ...(task.subnetId ? [attachment(task)] : []),
      ...(task.ebsVolumes ?? []).map((volume) => volumeAttachment(task, volume)),
    ],
    attributes: [{ name: 'ecs.cpu-architecture', value: 'x86_64' }],
    availabilityZone: task.availabilityZone,
    capacityProviderName: task.capacityProviderName,
    clusterArn: siblingArn(task, `cluster/${task.cluster}`),
    connectivity: task.lastStatus === 'STOPPED' ? undefined : 'CONNECTED',
    connectivityAt: date(task.pullStartedAt ?? task.createdAt),
    containerInstanceArn: task.instance
      ? siblingArn(task, `container-instance/${task.cluster}/${task.instance}`)
      : undefined,
    containers: task.containers.map((container) => containerView(task, container)),
    cpu: String(task.reservation.cpu),
    createdAt: date(task.createdAt),
    desiredStatus: task.desiredStatus,
    enableExecuteCommand: task.enableExecuteCommand,
    executionStoppedAt: date(task.executionStoppedAt),
    group: task.group,
    healthStatus: taskHealth(task),
    lastStatus: task.lastStatus,
    launchType: task.launchType,
    memory: String(task.reservation.memory),
    ...(task.launchType === 'FARGATE'
      ? { platformFamily: 'Linux', platformVersion: linuxPlatformVersion }
      : {}),
    overrides: { containerOverrides: [], inferenceAcceleratorOverrides: [], ...task.overrides },
    pullStartedAt: date(task.pullStartedAt),
    pullStoppedAt: date(task.pullStoppedAt),
    startedAt: date(task.startedAt),
    startedBy: task.startedBy,
    stopCode: task.stopCode,
    stoppedAt: date(task.stoppedAt),
    stoppedReason: task.stoppedReason,
    stoppingAt: date(task.stoppingAt),
    tags: include.includes('TAGS') ? [...task.tags] : [],
    taskArn: task.arn,
    taskDefinitionArn: task.taskDefinition,
    version: task.version,
  };
}

/** UNHEALTHY if any essential container is; else UNKNOWN if any is; else HEALTHY. */
export function taskHealth(task: TaskRecord): 'HEALTHY' | 'UNHEALTHY' | 'UNKNOWN' {
  const essential = task.containers.filter((container) => container.essential && container.hasHealthCheck);
  if (essential.some((container) => container.healthStatus === 'UNHEALTHY')) return 'UNHEALTHY';
  if (essential.length === 0 || essential.some((container) => container.healthStatus === 'UNKNOWN'))
    return 'UNKNOWN';
  return 'HEALTHY';
}

function containerView(
  task: TaskRecord,
  container: ContainerRecord,
): NonNullable<Task['containers']>[number] {
  return {
    containerArn: container.arn,
    taskArn: task.arn,
    name: container.name,
    image: container.image,
    imageDigest: container.imageDigest,
    runtimeId: container.runtimeId,
    lastStatus: container.lastStatus,
    exitCode: container.exitCode,
    reason: container.reason,
    networkBindings: container.networkBindings.map((binding) => ({ bindIP: '0.0.0.0', ...binding })),
    networkInterfaces: task.networkInterface
      ? [
          {
            attachmentId: task.networkInterface.attachmentId,
            privateIpv4Address: task.networkInterface.privateIp,
          },
        ]
      : [],
    managedAgents: managedAgents(task, container),
    healthStatus: container.healthStatus,
    cpu: String(container.cpu),
    memory: container.memory === undefined ? undefined : String(container.memory),
    memoryReservation:
      container.memoryReservation === undefined ? undefined : String(container.memoryReservation),
  };
}

function attachment(task: TaskRecord): NonNullable<Task['attachments']>[number] {
  const details = [{ name: 'subnetId', value: task.subnetId }];
  const eni = task.networkInterface;
  if (eni) {
    details.push({ name: 'networkInterfaceId', value: eni.id });
    if (eni.macAddress) details.push({ name: 'macAddress', value: eni.macAddress });
    details.push({ name: 'privateIPv4Address', value: eni.privateIp });
  }
  const status = !eni ? 'PRECREATED' : task.lastStatus === 'STOPPED' ? 'DELETED' : 'ATTACHED';
  return { id: eni?.attachmentId ?? task.id, type: 'ElasticNetworkInterface', status, details };
}

function volumeAttachment(
  task: TaskRecord,
  { attachmentId, volumeId, name, roleArn, sizeInGiB, deleteOnTermination }: TaskEbsVolume,
): NonNullable<Task['attachments']>[number] {
  const isStarting = ['PROVISIONING', 'PENDING'].includes(task.lastStatus);
  const status = isStarting ? 'ATTACHING' : task.lastStatus === 'STOPPED' ? 'DELETED' : 'ATTACHED';
  const details = {
    volumeId,
    volumeSize: String(sizeInGiB),
    volumeName: name,
    roleArn,
    deleteOnTermination: String(deleteOnTermination),
    deviceName: '/dev/xvdba',
  };
  return {
    id: attachmentId,
    type: 'AmazonElasticBlockStorage',
    status,
    details: Object.entries(details).map(([key, value]) => ({ name: key, value })),
  };
}

function siblingArn(task: TaskRecord, resource: string): string {
  return formatArn({ ...parseArn(task.arn)!, resource });
}
