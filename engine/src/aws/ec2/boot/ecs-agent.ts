// What the ECS agent on an ECS-optimised image does when its instance boots: it registers with the cluster that
// /etc/ecs/ecs.config names. ECS guide, "Amazon ECS container agent configuration"; ECS API, RegisterContainerInstance.
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { parseJson } from '../../../kernel/json.ts';
import type { PublicImage } from '../../../machine-images/public-images.ts';
import { findImage } from '../catalog/images.ts';
import { findInstanceType } from '../catalog/instance-types.ts';
import type { InstanceRecord } from '../state.ts';

/** Capabilities that task definitions may require (`requiresAttributes`), as agent 1.105 registers them. */
const capabilities: readonly string[] = [
  ...[
    17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42,
    43, 44,
  ].map((minor) => `com.amazonaws.ecs.capability.docker-remote-api.1.${minor}`),
  'com.amazonaws.ecs.capability.privileged-container',
  'com.amazonaws.ecs.capability.logging-driver.awslogs',
  'com.amazonaws.ecs.capability.logging-driver.json-file',
  'com.amazonaws.ecs.capability.logging-driver.none',
  'com.amazonaws.ecs.capability.ecr-auth',
  'com.amazonaws.ecs.capability.task-iam-role',
  'com.amazonaws.ecs.capability.task-iam-role-network-host',
  'ecs.capability.container-health-check',
  'ecs.capability.container-ordering',
  'ecs.capability.docker-plugin.local',
  'ecs.capability.execution-role-awslogs',
  'ecs.capability.execution-role-ecr-pull',
  'ecs.capability.pid-ipc-namespace-sharing',
  'ecs.capability.private-registry-authentication.secretsmanager',
  'ecs.capability.secrets.asm.environment-variables',
  'ecs.capability.secrets.ssm.environment-variables',
  'ecs.capability.task-cpu-mem-limit',
  'ecs.capability.task-eia',
  'ecs.capability.task-eni',
];

/** SSH uses 22, Docker 2375 and 2376, the agent 51678 and 51679. */
const reservedPorts = ['22', '2375', '2376', '51678', '51679'];

/** Whether the ECS agent starts when an instance of this image boots. */
export const hasAgent = ({ ecsOptimized, platform }: PublicImage) => ecsOptimized && platform === 'linux';

export const clusterOf = (settings: Readonly<Record<string, string>>) => settings.ECS_CLUSTER || 'default';

/**
 * The memory that the operating system reports, in MiB: less than the type's, because the kernel reserves some. An m4.large with 8192 MiB
 * registers 7985 (ECS guide, "Reserving memory"): 8192 × 0.982 − 60 = 7984.
 */
const visibleMemory = (memoryMiB: number) => Math.floor(memoryMiB * 0.982 - 60);

/** Returns the container instance's ARN. Throws the fault that ECS returns. */
export function register(ctx: Context, instance: InstanceRecord, knownArn: string | undefined): string {
  const settings = instance.Boot.plan?.agentSettings ?? {};
  const cluster = clusterOf(settings);
  const facts = findInstanceType(instance.InstanceType);
  const image = findImage(ctx.region, instance.ImageId, instance.InstanceType);
  const reservedMemory = Number(settings.ECS_RESERVED_MEMORY ?? 0) || 0;
  const request = {
    cluster,
    ...(knownArn ? { containerInstanceArn: knownArn } : {}),
    instanceIdentityDocument: JSON.stringify({
      accountId: ctx.account,
      architecture: image?.architecture,
      availabilityZone: instance.AvailabilityZone,
      imageId: instance.ImageId,
      instanceId: instance.InstanceId,
      instanceType: instance.InstanceType,
      pendingTime: new Date(instance.LaunchTime).toISOString(),
      privateIp: instance.PrivateIpAddress,
      region: ctx.region,
      version: '2017-09-30',
    }),
    versionInfo: {
      agentVersion: image?.ecsAgentVersion,
      agentHash: '8dfceca6',
      dockerVersion: image?.ecsRuntimeVersion?.replace('Docker version', 'DockerVersion:'),
    },
    totalResources: [
      integer('CPU', (facts?.vCpus ?? 0) * 1024),
      integer('MEMORY', visibleMemory(facts?.memoryMiB ?? 0) - reservedMemory),
      {
        name: 'PORTS',
        type: 'STRINGSET',
        stringSetValue: reservedPortsOf(reservedPorts, settings.ECS_RESERVED_PORTS),
      },
      {
        name: 'PORTS_UDP',
        type: 'STRINGSET',
        stringSetValue: reservedPortsOf([], settings.ECS_RESERVED_PORTS_UDP),
      },
    ],
    attributes: [
      ...capabilities.map((name) => ({ name })),
      { name: 'ecs.ami-id', value: instance.ImageId },
      { name: 'ecs.availability-zone', value: instance.AvailabilityZone },
      { name: 'ecs.cpu-architecture', value: image?.architecture ?? 'x86_64' },
      { name: 'ecs.instance-type', value: instance.InstanceType },
      { name: 'ecs.os-family', value: 'LINUX' },
      { name: 'ecs.os-type', value: 'linux' },
      { name: 'ecs.subnet-id', value: instance.SubnetId },
      { name: 'ecs.vpc-id', value: instance.VpcId },
      ...Object.entries(parseStrings(settings.ECS_INSTANCE_ATTRIBUTES)).map(([name, value]) => ({
        name,
        value,
      })),
    ],
    tags: Object.entries(parseStrings(settings.ECS_CONTAINER_INSTANCE_TAGS)).map(([key, value]) => ({
      key,
      value,
    })),
  };
  try {
    return arnOf(ctx.call('ecs', 'RegisterContainerInstance', request));
  } catch (error) {
    // The agent creates the cluster `default` when it is missing, but no other.
    const isMissing = error instanceof AwsFault && error.code === 'ClusterNotFoundException';
    if (!isMissing || cluster !== 'default') throw error;
    ctx.call('ecs', 'CreateCluster', {});
    return arnOf(ctx.call('ecs', 'RegisterContainerInstance', request));
  }
}

const arnOf = (answer: { containerInstance?: { containerInstanceArn?: string | undefined } | undefined }) =>
  answer.containerInstance?.containerInstanceArn ?? '';

const integer = (name: string, integerValue: number) => ({ name, type: 'INTEGER', integerValue });

function reservedPortsOf(always: readonly string[], setting: string | undefined): string[] {
  const configured =
    /^\[([\d,\s]*)\]$/
      .exec(setting ?? '')?.[1]
      ?.split(',')
      .map((port) => port.trim()) ?? [];
  return [...new Set([...always, ...configured.filter((port) => port !== '')])];
}

/** Like the agent, ignores a setting that is not a JSON object. */
function parseStrings(setting: string | undefined): Record<string, string> {
  if (!setting) return {};
  try {
    const value: unknown = parseJson(setting);
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, String(one)]));
  } catch {
    return {};
  }
}
