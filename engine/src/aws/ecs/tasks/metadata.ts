// What the task metadata endpoint (version 4) returns for a task.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-response.html
import type { Context } from '../../../kernel/context.ts';
import { clusters, type TaskDefinitionRecord, type TaskRecord } from '../state.ts';

export function taskMetadata(
  ctx: Context,
  task: TaskRecord,
  record: TaskDefinitionRecord,
): Readonly<Record<string, unknown>> {
  const { definition } = record;
  const cluster = ctx.get(clusters, task.cluster)?.arn ?? task.cluster;
  const started = new Date(ctx.now).toISOString();
  const network = task.networkInterface
    ? { NetworkMode: 'awsvpc', IPv4Addresses: [task.networkInterface.privateIp] }
    : { NetworkMode: task.networkMode };
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
    LaunchType: task.launchType,
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
        Networks: [network],
      };
    }),
  };
}
