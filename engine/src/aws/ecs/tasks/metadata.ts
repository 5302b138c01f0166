// What the task metadata endpoint (version 4) returns for a task.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-response.html
import type { Tag } from '@aws-sdk/client-ecs';
import type { TaskSpecification } from '../../../contracts/runtime.ts';
import type { Context } from '../../../kernel/context.ts';
import { unlessFault } from '../faults.ts';
import { keyOf } from '../find/references.ts';
import { clusters, containerInstances, type TaskDefinitionRecord, type TaskRecord } from '../state.ts';

export function taskMetadata(
  ctx: Context,
  task: TaskRecord,
  record: TaskDefinitionRecord,
): Readonly<Record<string, unknown>> {
  const { definition } = record;
  const cluster = ctx.get(clusters, task.cluster)?.arn ?? task.cluster;
  const started = new Date(ctx.now).toISOString();
  const network = taskNetwork(ctx, task);
  return {
    Cluster: cluster,
    ...(task.service ? { ServiceName: task.service } : {}),
    TaskARN: task.arn,
    Family: record.family,
    Revision: String(record.revision),
    DesiredStatus: 'RUNNING',
    KnownStatus: 'RUNNING',
    ...(definition.cpu || definition.memory
      ? { Limits: { CPU: task.reservation.cpu / 1024, Memory: task.reservation.memory } }
      : {}),
    AvailabilityZone: task.availabilityZone,
    ...(network.vpcId ? { VPCID: network.vpcId } : {}),
    LaunchType: task.launchType,
    FaultInjectionEnabled: definition.enableFaultInjection ?? false,
    Containers: task.containers.map((container) => {
      const own = definition.containerDefinitions?.find((candidate) => candidate.name === container.name);
      return {
        Name: container.name,
        DockerName: `ecs-${record.family}-${record.revision}-${container.name}`,
        Image: container.image,
        ...(container.imageDigest ? { ImageID: container.imageDigest } : {}),
        Labels: {
          'com.amazonaws.ecs.cluster': cluster,
          'com.amazonaws.ecs.container-name': container.name,
          'com.amazonaws.ecs.task-arn': task.arn,
          'com.amazonaws.ecs.task-definition-family': record.family,
          'com.amazonaws.ecs.task-definition-version': String(record.revision),
          ...own?.dockerLabels,
        },
        DesiredStatus: 'RUNNING',
        KnownStatus: 'RUNNING',
        Limits: { CPU: own?.cpu ?? 0, ...(own?.memory ? { Memory: own.memory } : {}) },
        CreatedAt: started,
        StartedAt: started,
        Type: 'NORMAL',
        ...(own?.logConfiguration
          ? { LogDriver: own.logConfiguration.logDriver, LogOptions: own.logConfiguration.options ?? {} }
          : {}),
        ContainerARN: container.arn,
        Networks: [network.view],
      };
    }),
  };
}

/** What EC2 knows of the task's network: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-response.html */
function taskNetwork(ctx: Context, task: TaskRecord) {
  const { networkInterface, subnetId, networkMode } = task;
  if (!networkInterface) return { view: { NetworkMode: networkMode } };
  const { Subnets = [] } =
    unlessFault(() => ctx.call('ec2', 'DescribeSubnets', { SubnetIds: [subnetId ?? ''] })) ?? {};
  const { VpcId: vpcId, CidrBlock: block } = Subnets[0] ?? {};
  const [first, prefix] = block?.split('/') ?? [];
  const { privateIp, macAddress } = networkInterface;
  return {
    vpcId,
    view: {
      NetworkMode: networkMode,
      IPv4Addresses: [privateIp],
      AttachmentIndex: 0,
      ...(macAddress ? { MACAddress: macAddress } : {}),
      ...(block ? { IPv4SubnetCIDRBlock: block } : {}),
      PrivateDNSName: `ip-${privateIp.replaceAll('.', '-')}.ec2.internal`,
      // The first address of a subnet after its own is the router's.
      ...(first
        ? {
            SubnetGatewayIpv4Address: `${first.replace(/\d+$/, (last) => String(Number(last) + 1))}/${prefix}`,
          }
        : {}),
    },
  };
}

export function metadataTags(ctx: Context, task: TaskRecord): NonNullable<TaskSpecification['tags']> {
  const instance =
    task.instance === undefined ? undefined : ctx.get(containerInstances, keyOf(task.cluster, task.instance));
  const byKey = (tags: readonly Tag[] = []) =>
    Object.fromEntries(tags.map(({ key = '', value = '' }) => [key, value]));
  return {
    ...(task.tags.length > 0 ? { task: byKey(task.tags) } : {}),
    ...(instance && instance.tags.length > 0 ? { containerInstance: byKey(instance.tags) } : {}),
  };
}
