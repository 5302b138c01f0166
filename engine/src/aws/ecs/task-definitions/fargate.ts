// What Fargate admits of a task definition: asked when it is registered for FARGATE, and when a service or a task is to
// run on Fargate. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
import type { ContainerDefinition, RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import { unitsOf } from './units.ts';

type Definition = Omit<RegisterTaskDefinitionRequest, 'family' | 'tags'>;

/**
 * Memory in MiB by CPU units: from, to, in steps of.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
 */
const sizes: Readonly<Record<number, readonly [from: number, to: number, step: number]>> = {
  512: [1024, 4096, 1024],
  1024: [2048, 8192, 1024],
  2048: [4096, 16_384, 1024],
  4096: [8192, 30_720, 1024],
  8192: [16_384, 61_440, 4096],
  16384: [32_768, 122_880, 8192],
};

/** The smallest size has no even step. */
const smallest = { cpu: 256, memory: [512, 1024, 2048] };

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html (stopTimeout) */
const longestStopSeconds = 120;

/** Why Fargate would not run it, in ECS's words; undefined when it would. */
export function fargateRefusal(definition: Definition): string | undefined {
  return refusalOfTask(definition) ?? refusalOfVolumes(definition) ?? firstOf(definition, refusalOfContainer);
}

function refusalOfTask(definition: Definition): string | undefined {
  const { networkMode, cpu, memory, pidMode, ipcMode, placementConstraints } = definition;
  if (networkMode !== 'awsvpc') return 'Fargate only supports network mode ‘awsvpc’.';
  if (!cpu) return "Fargate requires that 'cpu' be defined at the task level.";
  if (!memory) return "Fargate requires that 'memory' be defined at the task level.";
  const size = sizeRefusal(definition, cpu, memory);
  if (size) return size;
  if (pidMode !== undefined && pidMode !== 'task') {
    return `Tasks using the Fargate launch type do not support pidMode '${pidMode}'. The supported value for pidMode is 'task'.`;
  }
  if (ipcMode !== undefined) return unsupported('ipcMode');
  return placementConstraints?.length ? unsupported('constraints') : undefined;
}

/** Why Fargate has no tasks of that size; undefined when it has. */
export function sizeRefusal(definition: Definition, cpu: string, memory: string): string | undefined {
  const units = unitsOf(cpu, 'cpu');
  const mebibytes = unitsOf(memory, 'memory');
  if (isSize(units, mebibytes) && isPlatform(definition, units)) return undefined;
  return `No Fargate configuration exists for given values: ${units} CPU, ${mebibytes} memory. See the Amazon ECS documentation for the valid values.`;
}

/** Windows needs a vCPU, and an X86_64 one. */
function isPlatform({ runtimePlatform }: Definition, units: number): boolean {
  if (!runtimePlatform?.operatingSystemFamily?.startsWith('WINDOWS')) return true;
  return units >= 1024 && runtimePlatform.cpuArchitecture !== 'ARM64';
}

function refusalOfVolumes({ volumes = [] }: Definition): string | undefined {
  if (volumes.some(({ host }) => host?.sourcePath)) return unsupported('sourcePath');
  const ofDocker = volumes.some((volume) => volume.dockerVolumeConfiguration);
  return ofDocker ? unsupported('dockerVolumeConfiguration') : undefined;
}

function isSize(cpu: number, memory: number): boolean {
  if (cpu === smallest.cpu) return smallest.memory.includes(memory);
  const range = sizes[cpu];
  if (!range) return false;
  const [from, to, step] = range;
  return memory >= from && memory <= to && memory % step === 0;
}

function refusalOfContainer(container: ContainerDefinition, definition: Definition): string | undefined {
  const { linuxParameters = {}, logConfiguration } = container;
  const settings: Readonly<Record<string, unknown>> = {
    links: container.links?.length,
    privileged: container.privileged,
    dockerSecurityOptions: container.dockerSecurityOptions?.length,
    extraHosts: container.extraHosts?.length,
    maxSwap: linuxParameters.maxSwap !== undefined,
    swappiness: linuxParameters.swappiness !== undefined,
    devices: linuxParameters.devices?.length,
    sharedMemorySize: linuxParameters.sharedMemorySize !== undefined,
    tmpfs: linuxParameters.tmpfs?.length,
  };
  if ((container.stopTimeout ?? 0) > longestStopSeconds)
    return `Invalid setting for container '${container.name}'. 'stopTimeout' cannot be greater than ${longestStopSeconds} on Fargate.`;
  const setting = Object.keys(settings).find((name) => settings[name]);
  if (setting) return unsupported(setting);
  if (container.resourceRequirements?.some(({ type }) => type === 'GPU'))
    return 'Tasks using the Fargate launch type do not support GPU resource requirements';
  const capability = linuxParameters.capabilities?.add?.find((name) => name !== 'SYS_PTRACE');
  if (capability) return `${capability} is not allowed on Fargate.`;
  const logs = refusalOfLogs(logConfiguration);
  if (logs) return logs;
  if (definition.executionRoleArn) return undefined;
  const needs = (what: string) =>
    `Fargate requires task definition to have execution role ARN to support ${what}.`;
  if (/^\d{12}\.dkr\.ecr\./.test(container.image ?? '')) return needs('ECR images');
  if (logConfiguration?.logDriver === 'awslogs') return needs('log driver awslogs');
  return container.secrets?.length ? needs('secrets') : undefined;
}

const logDrivers = ['awslogs', 'splunk', 'awsfirelens'];

function refusalOfLogs(logs: ContainerDefinition['logConfiguration']): string | undefined {
  const driver = logs?.logDriver ?? 'awslogs';
  if (!logDrivers.includes(driver))
    return `${driver} is not a valid log driver. Must be one of [${logDrivers.join(', ')}]`;
  return logs?.logDriver === 'awslogs' && !logs.options?.['awslogs-stream-prefix']
    ? 'Fargate requires log configuration options to include awslogs-stream-prefix'
    : undefined;
}

const unsupported = (setting: string) => `Fargate compatible task definitions do not support ${setting}`;

function firstOf(
  definition: Definition,
  refusal: (container: ContainerDefinition, definition: Definition) => string | undefined,
): string | undefined {
  for (const container of definition.containerDefinitions ?? []) {
    const found = refusal(container, definition);
    if (found !== undefined) return found;
  }
  return undefined;
}
