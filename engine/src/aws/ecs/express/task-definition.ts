// The task definition of an Express service: one container, `Main`, on Fargate.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/express-service-work.html
import type { Context } from '../../../kernel/context.ts';
import { invalidParameter } from '../faults.ts';
import { requireActiveTaskDefinition } from '../find/task-definitions.ts';
import type { ExpressConfigurationRecord } from '../state.ts';

export interface ExpressTask {
  readonly taskDefinition: string;
  readonly containerName: string;
  readonly containerPort: number;
}

type Settings = Omit<ExpressConfigurationRecord, 'createdAt' | 'networkConfiguration'>;

/** Registers a revision, or finds the one that the user gave. @throws ClientException, InvalidParameterException */
export function taskOf(ctx: Context, family: string, settings: Settings): ExpressTask {
  return settings.taskDefinitionArn === undefined
    ? registered(ctx, family, settings)
    : given(ctx, settings.taskDefinitionArn);
}

function registered(ctx: Context, family: string, settings: Settings): ExpressTask {
  const {
    image,
    containerPort = 80,
    command,
    environment,
    secrets,
    repositoryCredentials,
    awsLogsConfiguration,
  } = settings.primaryContainer!;
  const { taskDefinition } = ctx.call('ecs', 'RegisterTaskDefinition', {
    family,
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: settings.cpu,
    memory: settings.memory,
    executionRoleArn: settings.executionRoleArn,
    taskRoleArn: settings.taskRoleArn,
    runtimePlatform: { operatingSystemFamily: 'LINUX', cpuArchitecture: settings.cpuArchitecture },
    containerDefinitions: [
      {
        name: 'Main',
        image,
        essential: true,
        portMappings: [{ containerPort, hostPort: containerPort, protocol: 'tcp' }],
        command,
        environment,
        secrets,
        repositoryCredentials: repositoryCredentials?.credentialsParameter
          ? { credentialsParameter: repositoryCredentials.credentialsParameter }
          : undefined,
        stopTimeout: 30,
        logConfiguration: {
          logDriver: 'awslogs',
          options: {
            'awslogs-group': awsLogsConfiguration!.logGroup!,
            'awslogs-region': ctx.region,
            'awslogs-stream-prefix': awsLogsConfiguration!.logStreamPrefix!,
            mode: 'non-blocking',
            'max-buffer-size': '25m',
          },
        },
      },
    ],
    tags: [{ key: 'AmazonECSManaged', value: 'true' }],
  });
  return { taskDefinition: taskDefinition!.taskDefinitionArn!, containerName: 'Main', containerPort };
}

/** Traffic goes to its container `Main`, or to the first one that maps a port. */
function given(ctx: Context, arn: string): ExpressTask {
  const { containerDefinitions = [] } = requireActiveTaskDefinition(ctx, arn).definition;
  const mapping = containerDefinitions.filter(({ portMappings = [] }) => portMappings.length > 0);
  const container = mapping.find(({ name }) => name === 'Main') ?? mapping[0];
  const containerPort = container?.portMappings?.[0]?.containerPort;
  if (!container || containerPort === undefined)
    throw invalidParameter(`The task definition ${arn} has no container with a port mapping.`);
  return { taskDefinition: arn, containerName: container.name!, containerPort };
}
