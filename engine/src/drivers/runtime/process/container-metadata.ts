// The metadata endpoint's description of a container: the members whose value is known here.
import type {
  ContainerSpecification,
  StartedContainer,
  TaskSpecification,
} from '../../../contracts/runtime.ts';
import type { ContainerMetadata } from './metadata.ts';

export function containerMetadata(
  task: TaskSpecification,
  container: ContainerSpecification,
  started: StartedContainer,
  startedAt: number,
): ContainerMetadata {
  const time = new Date(startedAt).toISOString();
  const described = {
    DockerId: started.runtimeId,
    Name: container.name,
    DockerName: container.name,
    Image: container.image,
    ImageID: started.imageDigest,
    Labels: {
      'com.amazonaws.ecs.container-name': container.name,
      'com.amazonaws.ecs.task-arn': task.taskArn,
    },
    DesiredStatus: 'RUNNING',
    KnownStatus: 'RUNNING',
    Limits: {
      CPU: container.cpu,
      ...(container.memoryMiB === undefined ? {} : { Memory: container.memoryMiB }),
    },
    CreatedAt: time,
    StartedAt: time,
    Type: 'NORMAL',
    ...(container.logs
      ? {
          LogDriver: 'awslogs',
          LogOptions: { 'awslogs-group': container.logs.group, 'awslogs-stream': container.logs.stream },
        }
      : {}),
  };
  return {
    container: () => described,
    task: () => ({ TaskARN: task.taskArn, Containers: [described], ...task.metadata }),
  };
}
