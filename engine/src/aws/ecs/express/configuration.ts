// What an Express service is asked to be, with AWS's defaults: those of the API's model. The guide has 1024 CPU units, 2048 MiB
// and the health check path `/` instead, which the console sets.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateExpressGatewayService.html
import type {
  CreateExpressGatewayServiceRequest,
  ExpressGatewayScalingTarget,
  UpdateExpressGatewayServiceRequest,
} from '@aws-sdk/client-ecs';
import { plain } from '../../../kernel/plain.ts';
import { invalidParameter } from '../faults.ts';
import type { ExpressConfigurationRecord } from '../state.ts';

const defaults = { cpu: '256', memory: '512', cpuArchitecture: 'X86_64', healthCheckPath: '/ping' } as const;
const scalingDefaults: Required<ExpressGatewayScalingTarget> = {
  minTaskCount: 1,
  maxTaskCount: 20,
  autoScalingMetric: 'AVERAGE_CPU',
  autoScalingTargetValue: 60,
};

type Settings = Omit<ExpressConfigurationRecord, 'revisionArn' | 'createdAt' | 'networkConfiguration'>;

/** @throws InvalidParameterException */
export function initialConfiguration(input: CreateExpressGatewayServiceRequest): Settings {
  if (!input.primaryContainer && !input.taskDefinitionArn)
    throw invalidParameter('Either primaryContainer or taskDefinitionArn must be specified.');
  if (!input.taskDefinitionArn && !input.executionRoleArn)
    throw invalidParameter('executionRoleArn is required when primaryContainer is specified.');
  return merged({ ...defaults, scalingTarget: scalingDefaults }, input);
}

/** @throws InvalidParameterException */
export function changedConfiguration(
  before: ExpressConfigurationRecord,
  input: UpdateExpressGatewayServiceRequest,
): Settings {
  // A container replaces a task definition that was given, and the other way round.
  const base = input.primaryContainer
    ? { ...before, taskDefinitionArn: undefined }
    : input.taskDefinitionArn
      ? { ...before, primaryContainer: undefined }
      : before;
  return merged(base, input);
}

type Base = Pick<Settings, 'cpuArchitecture' | 'healthCheckPath' | 'scalingTarget'> & {
  readonly [K in keyof Settings]?: Settings[K] | undefined;
};

function merged(
  base: Base,
  input: Omit<UpdateExpressGatewayServiceRequest, 'serviceArn' | 'networkConfiguration'>,
): Settings {
  if (input.primaryContainer && input.taskDefinitionArn)
    throw invalidParameter('primaryContainer and taskDefinitionArn cannot be specified together.');
  if (input.cpuArchitecture && input.taskDefinitionArn)
    throw invalidParameter('cpuArchitecture and taskDefinitionArn cannot be specified together.');
  const { executionRoleArn, taskRoleArn, taskDefinitionArn, cpu, memory, cpuArchitecture } = input;
  const { healthCheckPath, primaryContainer } = input;
  const given = plain({
    executionRoleArn,
    taskRoleArn,
    taskDefinitionArn,
    cpu,
    memory,
    primaryContainer: primaryContainer && { ...primaryContainer, containerPort: portOf(primaryContainer) },
  });
  const settings: Settings = plain({
    ...base,
    ...given,
    cpuArchitecture: cpuArchitecture ?? base.cpuArchitecture,
    healthCheckPath: healthCheckPath ?? base.healthCheckPath,
    scalingTarget: { ...base.scalingTarget, ...plain(input.scalingTarget ?? {}) },
  });
  if (!settings.healthCheckPath.startsWith('/'))
    throw invalidParameter('healthCheckPath must start with a forward slash.');
  const { minTaskCount, maxTaskCount } = settings.scalingTarget;
  if (minTaskCount < 0 || maxTaskCount < 1 || minTaskCount > maxTaskCount)
    throw invalidParameter('minTaskCount must be less than or equal to maxTaskCount.');
  return settings;
}

function portOf({ containerPort = 80 }: { readonly containerPort?: number | undefined }): number {
  if (containerPort < 1 || containerPort > 65_535)
    throw invalidParameter('containerPort must be between 1 and 65535.');
  return containerPort;
}
