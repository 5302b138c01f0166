// What RunTask and StartTask refuse. A task that finds no place is not refused: it is a failure in the answer.
import type { RunTaskRequest, StartTaskRequest } from '@aws-sdk/client-ecs';
import type { Context } from '../../../kernel/context.ts';
import { requireTaskRole } from '../execute-command/agent.ts';
import {
  clientFault,
  invalidParameter,
  networkConfigurationNotValid,
  networkConfigurationRequired,
} from '../faults.ts';
import { checkStrategy } from '../find/capacity-providers.ts';
import { requireSecurityGroups, requireSubnets } from '../network/subnets.ts';
import { validatePlacement } from '../placement/validate-placement.ts';
import type { ClusterRecord, TaskDefinitionRecord } from '../state.ts';
import { sizeRefusal } from '../task-definitions/fargate.ts';
import { validateVolumeConfigurations } from './ebs-volumes.ts';

export function validateRun(
  ctx: Context,
  input: RunTaskRequest | StartTaskRequest,
  cluster: ClusterRecord,
  definition: TaskDefinitionRecord,
): void {
  checkStrategy(ctx, cluster, strategyOf(input));
  // Groups of that name are the tasks of services.
  if (input.group?.startsWith('service:')) throw invalidParameter('Invalid namespace for group.');
  if ('placementStrategy' in input || 'placementConstraints' in input) validatePlacement(input);
  validateVolumeConfigurations(input.volumeConfigurations, definition);
  validateNetwork(ctx, input, definition);
  const role = input.overrides?.taskRoleArn;
  requireTaskRole("task couldn't be started", input.enableExecuteCommand, definition, role);
  for (const { name } of input.overrides?.containerOverrides ?? [])
    if (!definition.definition.containerDefinitions?.some((container) => container.name === name))
      throw clientFault(`Override for container named ${name} is not a container in the TaskDefinition.`);
}

const strategyOf = (input: RunTaskRequest | StartTaskRequest) =>
  ('capacityProviderStrategy' in input ? input.capacityProviderStrategy : undefined) ?? [];

function validateNetwork(
  ctx: Context,
  { networkConfiguration }: RunTaskRequest | StartTaskRequest,
  { definition }: TaskDefinitionRecord,
): void {
  const vpc = networkConfiguration?.awsvpcConfiguration;
  if (definition.networkMode !== 'awsvpc') {
    if (vpc) throw networkConfigurationNotValid();
    return;
  }
  if (!vpc?.subnets?.length) throw networkConfigurationRequired();
  requireSubnets(ctx, vpc.subnets);
  requireSecurityGroups(ctx, vpc.securityGroups);
}

/** Cpu and memory can be overridden, by a size that Fargate has. */
export function validateSize({ overrides }: RunTaskRequest, { definition }: TaskDefinitionRecord): void {
  const { cpu = definition.cpu, memory = definition.memory } = overrides ?? {};
  const refusal = cpu && memory ? sizeRefusal(definition, cpu, memory) : undefined;
  if (refusal) throw invalidParameter(refusal);
}

/** How many tasks RunTask starts. */
export function validateCount(count = 1): number {
  if (count < 1) throw invalidParameter('count must be between 1 and 10.');
  return count;
}
