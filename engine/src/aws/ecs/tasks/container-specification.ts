// One container as the runtime needs it, from its definition and the task's overrides.
import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { ContainerSpecification } from '../../../contracts/runtime.ts';
import type { Context } from '../../../kernel/context.ts';
import { own } from '../../../kernel/own.ts';
import type { TaskDefinitionRecord, TaskRecord } from '../state.ts';
import { containerIsolation } from './container-isolation.ts';
import { environmentOfFiles } from './environment-files.ts';
import { authorizePull, executionRole } from './execution-role.ts';
import { routing } from './log-routing.ts';
import { logTarget } from './log-target.ts';
import { registryCredentials } from './registry-credentials.ts';
import { resolveSecret } from './secrets.ts';

/** The agent's default (ECS_CONTAINER_STOP_TIMEOUT). */
const stopTimeoutSeconds = 30;

export function containerSpecification(
  ctx: Context,
  task: TaskRecord,
  { definition }: TaskDefinitionRecord,
  container: ContainerDefinition,
): ContainerSpecification {
  const name = container.name ?? '';
  const role = executionRole(ctx, task);
  const behalf = ctx.as(role);
  if (role) authorizePull(ctx, role, container.image ?? '');
  const override = task.overrides?.containerOverrides?.find((candidate) => candidate.name === name);
  const environment: Record<string, string> = { AWS_EXECUTION_ENV: `AWS_ECS_${task.launchType}` };
  if (task.launchType === 'FARGATE') environment.AWS_REGION = ctx.region;
  Object.assign(
    environment,
    environmentOfFiles(behalf, override?.environmentFiles ?? container.environmentFiles ?? []),
  );
  for (const { name: key = '', value = '' } of container.environment ?? []) environment[key] = value;
  for (const secret of container.secrets ?? [])
    environment[secret.name ?? ''] = resolveSecret(behalf, secret.valueFrom ?? '');
  for (const { name: key = '', value = '' } of override?.environment ?? []) environment[key] = value;
  const command = override?.command ?? container.command;
  const memory = override?.memory ?? container.memory;
  const logs = logTarget(ctx, task, container);
  const { healthCheck } = container;
  const credentials = registryCredentials(behalf, container.repositoryCredentials);
  return {
    name,
    image: pinned(container.image ?? '', own(task.imageDigests, name)),
    ...(credentials ? { registryCredentials: credentials } : {}),
    ...(container.entryPoint?.length ? { entryPoint: container.entryPoint } : {}),
    ...(command?.length ? { command } : {}),
    environment,
    ...(container.workingDirectory ? { workingDirectory: container.workingDirectory } : {}),
    ...(container.user ? { user: container.user } : {}),
    cpu: override?.cpu ?? (container.cpu || soleShare(task, definition)),
    ...(memory !== undefined
      ? { memoryMiB: memory }
      : definition.memory
        ? { memoryMiB: task.reservation.memory }
        : {}),
    essential: container.essential !== false,
    portMappings: (container.portMappings ?? [])
      .filter((mapping) => mapping.containerPort !== undefined)
      .map(({ containerPort = 0, hostPort, protocol = 'tcp' }) => ({
        containerPort,
        ...(task.networkMode !== 'awsvpc' && hostPort ? { hostPort } : {}),
        protocol,
      })),
    isolation: containerIsolation(container, definition.cpu ? task.reservation.cpu : undefined),
    ...(container.dependsOn?.length
      ? {
          dependsOn: container.dependsOn.map(({ containerName = '', condition = 'START' }) => ({
            container: containerName,
            condition,
          })),
        }
      : {}),
    ...(container.startTimeout ? { startTimeoutMs: container.startTimeout * 1000 } : {}),
    ...(container.restartPolicy?.enabled
      ? {
          restartPolicy: {
            ignoredExitCodes: container.restartPolicy.ignoredExitCodes ?? [],
            attemptPeriodMs: (container.restartPolicy.restartAttemptPeriod ?? 300) * 1000,
          },
        }
      : {}),
    ...(container.mountPoints?.length
      ? {
          mounts: container.mountPoints.map(
            ({ sourceVolume = '', containerPath = '', readOnly = false }) => ({
              volume: sourceVolume,
              containerPath,
              readOnly,
            }),
          ),
        }
      : {}),
    ...(container.volumesFrom?.length
      ? {
          volumesFrom: container.volumesFrom.map(({ sourceContainer = '', readOnly = false }) => ({
            container: sourceContainer,
            readOnly,
          })),
        }
      : {}),
    stopTimeoutMs: (container.stopTimeout ?? stopTimeoutSeconds) * 1000,
    ...(logs ? { logs } : {}),
    ...routing(ctx, container),
    ...(healthCheck?.command && healthCheck.command[0] !== 'NONE'
      ? {
          healthCheck: {
            command: healthCheck.command,
            intervalMs: (healthCheck.interval ?? 30) * 1000,
            timeoutMs: (healthCheck.timeout ?? 5) * 1000,
            retries: healthCheck.retries ?? 3,
            startPeriodMs: (healthCheck.startPeriod ?? 0) * 1000,
          },
        }
      : {}),
  };
}

/** A task's only container may use everything that the task reserved. */
function soleShare(task: TaskRecord, definition: TaskDefinitionRecord['definition']): number {
  return definition.containerDefinitions?.length === 1 ? task.reservation.cpu : 0;
}

/** `repository:tag` with the digest in place of the tag, so that every task of a deployment runs the same image. */
function pinned(image: string, digest: string | undefined): string {
  if (!digest || image.includes('@')) return image;
  const slash = image.lastIndexOf('/');
  const colon = image.lastIndexOf(':');
  return `${colon > slash ? image.slice(0, colon) : image}@${digest}`;
}
