// What RegisterTaskDefinition refuses: AWS's own rules. What Drydock does not simulate is refused in unsimulated.ts.
import type { ContainerDefinition, RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import { clientFault } from '../faults.ts';
import { fargateRefusal } from './fargate.ts';
import { unitsOf } from './units.ts';
import { validateNetwork } from './validate-network.ts';
import { validateVolumes } from './validate-volumes.ts';

export function validateTaskDefinition(input: RegisterTaskDefinitionRequest, family: string): void {
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(family))
    throw clientFault(
      'Family contains invalid characters when it should only contain letters, numbers, hyphens, and underscores.',
    );
  const containers = input.containerDefinitions ?? [];
  if (containers.length === 0) throw clientFault('Container list cannot be empty.');
  const names = containers.map((container) => container.name);
  if (new Set(names).size !== names.length) throw clientFault('Container names must be unique.');
  if (!containers.some((container) => container.essential !== false))
    throw clientFault('Task definition does not have any essential container.');
  for (const arn of [input.taskRoleArn, input.executionRoleArn])
    if (arn !== undefined && !rolePattern.test(arn)) throw clientFault('Role is not valid');
  const { sizeInGiB } = input.ephemeralStorage ?? {};
  if (sizeInGiB !== undefined && !(sizeInGiB >= 21 && sizeInGiB <= 200))
    throw clientFault("Invalid 'ephemeralStorage' setting for task: sizeInGiB must be between 21 and 200.");
  for (const container of containers) {
    validateContainer(container, input);
    validateNeighbours(container, input);
  }
  validateLogRouting(containers);
  validateVolumes(input);
  for (const field of ['cpu', 'memory'] as const) {
    if (input[field] !== undefined && !(unitsOf(input[field]!, field) > 0))
      throw clientFault(`Invalid '${field}' setting for task: ${input[field]}`);
  }
  validateShares(input);
  const refusal = input.requiresCompatibilities?.includes('FARGATE') ? fargateRefusal(input) : undefined;
  if (refusal !== undefined) throw clientFault(refusal);
  validateNetwork(input);
  const forInstances =
    input.requiresCompatibilities?.every((kind) => kind === 'EC2' || kind === 'EXTERNAL') ?? true;
  if (input.ephemeralStorage && forInstances)
    throw clientFault('Tasks using the EC2 launch type do not support EphemeralStorage.');
  if (!input.executionRoleArn && containers.some(({ secrets }) => secrets?.length))
    throw clientFault(
      "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
    );
}

/** A name or an ARN of a role: both are taken. */
const rolePattern = /^(?:arn:aws[\w-]*:iam::\d{12}:role\/)?[\w+=,.@/-]+$/;

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_firelens.html */
function validateLogRouting(containers: readonly ContainerDefinition[]): void {
  const routers = containers.filter(({ firelensConfiguration }) => firelensConfiguration).length;
  const isUsed = containers.some(({ logConfiguration }) => logConfiguration?.logDriver === 'awsfirelens');
  if (routers > 1)
    throw clientFault('A task definition can have one container with a firelensConfiguration.');
  if (isUsed && routers === 0)
    throw clientFault(
      'When the awsfirelens log driver is used, one container of the task definition needs a firelensConfiguration.',
    );
  if (routers > 0 && !isUsed)
    throw clientFault(
      'When a firelensConfiguration object is specified, at least one container has to be configured with the awsfirelens log driver.',
    );
}

/** What containers reserve has to fit in what the task has. */
function validateShares({
  cpu,
  memory,
  containerDefinitions: containers = [],
}: RegisterTaskDefinitionRequest): void {
  const sum = (field: 'cpu' | 'memoryReservation') =>
    containers.reduce((total, container) => total + (container[field] ?? 0), 0);
  const exceeds = (field: string, kind: string) =>
    clientFault(
      `The sum of all container '${field}' values cannot be greater than the value of the task '${kind}'.`,
    );
  if (cpu && sum('cpu') > unitsOf(cpu, 'cpu')) throw exceeds('cpu', 'cpu');
  if (!memory) return;
  const limit = unitsOf(memory, 'memory');
  if (sum('memoryReservation') > limit) throw exceeds('memoryReservation', 'memory');
  for (const container of containers) {
    if ((container.memory ?? 0) > limit)
      throw clientFault(
        `Invalid setting for container '${container.name}'. 'memory' cannot be greater than the value of the task 'memory'.`,
      );
  }
}

function validateContainer(container: ContainerDefinition, input: RegisterTaskDefinitionRequest): void {
  const name = container.name ?? '';
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(name)) throw clientFault('Container.name contains invalid characters.');
  if (!container.image) throw clientFault('Container.image should not be null or empty.');
  // A digest follows an at sign; the rest as ContainerDefinition's page says.
  if (!/^[\w:./#@-]+$/.test(container.image))
    throw clientFault('Container.image contains invalid characters.');
  const { memory, memoryReservation } = container;
  if (!input.memory && memory === undefined && memoryReservation === undefined)
    throw clientFault(
      `Invalid setting for container '${name}'. At least one of 'memory' or 'memoryReservation' must be specified.`,
    );
  if (memory !== undefined && memory < 6)
    throw clientFault(`Invalid setting for container '${name}'. 'memory' must be at least 6.`);
  if (memory !== undefined && memoryReservation !== undefined && memory < memoryReservation)
    throw clientFault(
      `Invalid setting for container '${name}'. 'memory' must be greater than or equal to 'memoryReservation'.`,
    );
  const shared = container.secrets?.find((secret) =>
    container.environment?.some((variable) => variable.name === secret.name),
  );
  if (shared)
    throw clientFault(
      `The secret name must be unique and not shared with any new or existing environment variables set on the container, such as '${shared.name}'.`,
    );
  if ((container.environmentFiles?.length ?? 0) > 10)
    throw clientFault(`Invalid setting for container '${name}'. It can have up to 10 environment files.`);
  for (const { value = '' } of container.environmentFiles ?? []) {
    if (!value.startsWith('arn:')) throw clientFault('Invalid arn syntax.');
    if (!value.endsWith('.env'))
      throw clientFault(
        `Invalid environment file '${value}' of container '${name}'. The file must have a .env extension.`,
      );
  }
  for (const { containerPort, hostPort } of container.portMappings ?? []) {
    for (const [field, port] of Object.entries({ containerPort, hostPort })) {
      if (port !== undefined && !(port >= 0 && port <= 65_535))
        throw clientFault(
          `Invalid '${field}' setting for container '${name}'. It must be between 0 and 65535.`,
        );
    }
    if (containerPort === undefined) continue;
    if (input.networkMode === 'none')
      throw clientFault(`Networking mode 'none' cannot have port mappings: container '${name}'.`);
    const sameOnly = input.networkMode === 'awsvpc' || input.networkMode === 'host';
    if (sameOnly && hostPort !== undefined && hostPort !== 0 && hostPort !== containerPort)
      throw clientFault(
        `When networkMode=${input.networkMode}, the host ports and container ports in port mappings must match.`,
      );
  }
  for (const { sourceVolume } of container.mountPoints ?? [])
    if (!input.volumes?.some((volume) => volume.name === sourceVolume))
      throw clientFault(`Unknown volume '${sourceVolume ?? null}'.`);
  checkHealthCheck(container);
  // -1 is unlimited.
  for (const { name: limit, softLimit = 0, hardLimit = 0 } of container.ulimits ?? [])
    if (hardLimit >= 0 && (softLimit > hardLimit || softLimit < 0))
      throw clientFault(`Soft limit exceeds hard limit for ulimit ${limit}`);
  const { restartAttemptPeriod: period } = container.restartPolicy ?? {};
  if (period !== undefined && (period < 60 || period > 1800))
    throw clientFault(
      `The 'restartAttemptPeriod' setting for container '${name}' must be between 60 and 1800`,
    );
  const options = container.logConfiguration?.options ?? {};
  if (container.logConfiguration?.logDriver === 'awslogs' && !options['awslogs-group'])
    throw clientFault('Log driver awslogs requires options: awslogs-group');
  for (const { containerName } of container.dependsOn ?? []) {
    if (!input.containerDefinitions?.some((other) => other.name === containerName))
      throw clientFault(`Container '${name}' depends on an unknown container '${containerName}'.`);
    if (dependsOn(containerName, name, input))
      throw clientFault('There is a circular dependency between containers in the task definition.');
  }
}

/** Containers that another one names have to be there. */
function validateNeighbours(container: ContainerDefinition, input: RegisterTaskDefinitionRequest): void {
  const { name, volumesFrom = [], dependsOn: dependencies = [] } = container;
  const find = (other = '') => input.containerDefinitions?.find((each) => each.name === other);
  // Fargate refuses links by a text of its own.
  const links = input.requiresCompatibilities?.includes('FARGATE') ? [] : (container.links ?? []);
  if (links.length > 0 && input.networkMode === 'awsvpc')
    throw clientFault('Links are not supported when networkMode=awsvpc.');
  for (const link of links) {
    const [other] = link.split(':');
    if (!find(other)) throw clientFault(`Container '${name}' links to an unknown container '${other}'.`);
  }
  for (const { sourceContainer } of volumesFrom)
    if (!find(sourceContainer))
      throw clientFault(`Container '${name}' takes volumes from an unknown container '${sourceContainer}'.`);
  for (const { containerName, condition } of dependencies)
    if ((condition === 'COMPLETE' || condition === 'SUCCESS') && find(containerName)?.essential !== false)
      throw clientFault(
        'A dependency container with SUCCESS or COMPLETE condition cannot be an essential container.',
      );
    else if (condition === 'HEALTHY' && find(containerName) && !find(containerName)?.healthCheck)
      throw clientFault(
        `Container '${name}' depends on the health of the container '${containerName}', which has no health check.`,
      );
}

/**
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html; the text of the maximum was seen in
 * https://github.com/PostHog/posthog/pull/8647.
 */
const healthCheckBounds = {
  interval: [5, 300],
  timeout: [2, 60],
  retries: [1, 10],
  startPeriod: [0, 300],
} as const;

function checkHealthCheck({ name, healthCheck = { command: [] } }: ContainerDefinition): void {
  for (const [member, [min, max]] of Object.entries(healthCheckBounds)) {
    const value = healthCheck[member as keyof typeof healthCheckBounds];
    if (value === undefined) continue;
    const refusal =
      value > max
        ? `less than or equal to the maximum allowed value ${max}`
        : value < min
          ? `greater than or equal to the minimum allowed value ${min}`
          : undefined;
    if (refusal) throw clientFault(`Health check ${member} must be ${refusal} for container '${name}'`);
  }
}

/** Whether one container depends on another, directly or through others. */
function dependsOn(
  from: string | undefined,
  to: string,
  input: RegisterTaskDefinitionRequest,
  seen: readonly (string | undefined)[] = [],
): boolean {
  if (from === to) return true;
  if (seen.includes(from)) return false;
  const container = input.containerDefinitions?.find((candidate) => candidate.name === from);
  return (container?.dependsOn ?? []).some((next) =>
    dependsOn(next.containerName, to, input, [...seen, from]),
  );
}
