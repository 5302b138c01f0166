// RunTask: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html
// A task that finds no place is a failure of the answer, not an error.
import type { RunTaskRequest, StartTaskRequest } from '@aws-sdk/client-ecs';
import type { Context, Operation } from '../../../kernel/context.ts';
import { clientFault, invalidParameter, unsupportedFeature } from '../faults.ts';
import { activeCluster, keyOf } from '../find/references.ts';
import { activeTaskDefinition } from '../find/task-definitions.ts';
import { subnetsByZone, zoneOf } from '../network/subnets.ts';
import { place } from '../placement/place.ts';
import { reservationOf } from '../placement/reservation.ts';
import { fargateInstance, placeableInstances } from '../services/observe-service.ts';
import { type ClusterRecord, containerInstances, type TaskDefinitionRecord, tasks } from '../state.ts';
import { mergeTags } from '../tags.ts';
import { resolveDigests } from '../task-definitions/image-digests.ts';
import { createTask } from '../tasks/create-task.ts';
import { taskView } from '../views/task.ts';

export const runTask: Operation<'ecs', 'RunTask'> = (input, ctx) => {
  const cluster = activeCluster(ctx, input.cluster);
  const definition = activeTaskDefinition(ctx, input.taskDefinition);
  const count = input.count ?? 1;
  if (count < 1 || count > 10) throw invalidParameter('count must be between 1 and 10.');
  if (input.volumeConfigurations?.length)
    throw unsupportedFeature('Attaching EBS volumes (volumeConfigurations) is not simulated by Drydock.');
  const zones = validateTask(ctx, input, definition);
  const group = input.group ?? `family:${definition.family}`;
  const fargate =
    input.launchType === 'FARGATE' ||
    input.capacityProviderStrategy?.[0]?.capacityProvider?.startsWith('FARGATE');
  const inCluster = ctx.all(tasks).filter((task) => task.cluster === cluster.name);
  const instances = fargate
    ? (zones ?? []).map((zone) => fargateInstance(zone, []))
    : placeableInstances(ctx, cluster.name, inCluster, (task) => task.group === group);
  if (!fargate && instances.length === 0)
    throw invalidParameter('No Container Instances were found in your cluster.');
  const { placed, shortage } = place(
    {
      count,
      reservation: reservationOf(definition, input.overrides),
      constraints: [
        ...(input.placementConstraints ?? []),
        ...(definition.definition.placementConstraints ?? []),
      ],
      strategies: input.placementStrategy ?? [],
      zones,
      draw: ctx.ids.below(65_536),
    },
    instances,
  );
  const started = placed.map((where) =>
    createTask(ctx, { ...commonOf(ctx, input, cluster, definition), place: where, group }),
  );
  return {
    tasks: started.map((task) => taskView(task, ['TAGS'])),
    failures: Array.from({ length: count - placed.length }, () => ({
      ...(shortage?.instanceId
        ? { arn: ctx.arn('ecs', `container-instance/${cluster.name}/${shortage.instanceId}`) }
        : {}),
      reason: shortage?.reason === 'EMPTY' ? 'MISSING' : (shortage?.reason ?? 'MISSING'),
    })),
  };
};

export const startTask: Operation<'ecs', 'StartTask'> = (input, ctx) => {
  const cluster = activeCluster(ctx, input.cluster);
  const definition = activeTaskDefinition(ctx, input.taskDefinition);
  validateTask(ctx, input, definition);
  const group = input.group ?? `family:${definition.family}`;
  const started = [];
  const failures = [];
  for (const reference of input.containerInstances ?? []) {
    const id = reference.slice(reference.lastIndexOf('/') + 1);
    const arn = ctx.arn('ecs', `container-instance/${cluster.name}/${id}`);
    const instance = ctx.get(containerInstances, keyOf(cluster.name, id));
    if (instance?.status !== 'ACTIVE') {
      failures.push({ arn, reason: instance ? 'INACTIVE' : 'MISSING' });
      continue;
    }
    const inCluster = ctx.all(tasks).filter((task) => task.cluster === cluster.name);
    const here = placeableInstances(ctx, cluster.name, inCluster, () => false).filter((i) => i.id === id);
    const { placed, shortage } = place(
      {
        count: 1,
        reservation: reservationOf(definition, input.overrides),
        constraints: [],
        strategies: [],
        draw: 0,
      },
      here,
    );
    if (placed.length === 0) failures.push({ arn, reason: shortage?.reason ?? 'MISSING' });
    else started.push(createTask(ctx, { ...commonOf(ctx, input, cluster, definition), place: id, group }));
  }
  return { tasks: started.map((task) => taskView(task, ['TAGS'])), failures };
};

/** The zones of the subnets, when the task needs an interface of its own. */
function validateTask(
  ctx: Context,
  input: RunTaskRequest | StartTaskRequest,
  definition: TaskDefinitionRecord,
): string[] | undefined {
  const vpc = input.networkConfiguration?.awsvpcConfiguration;
  if (definition.definition.networkMode !== 'awsvpc') {
    if (vpc)
      throw invalidParameter(
        'Network Configuration is not valid for the given networkMode of this task definition.',
      );
    return undefined;
  }
  if (!vpc?.subnets?.length)
    throw invalidParameter("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
  for (const subnet of vpc.subnets)
    if (zoneOf(ctx, subnet) === undefined)
      throw invalidParameter(
        `Error retrieving subnet information for [${subnet}]: The subnet ID '${subnet}' does not exist (ErrorCode: InvalidSubnetID.NotFound)`,
      );
  for (const override of input.overrides?.containerOverrides ?? [])
    if (!definition.definition.containerDefinitions?.some((container) => container.name === override.name))
      throw clientFault(
        `Override for container named ${override.name} is not a container in the TaskDefinition.`,
      );
  return Object.keys(subnetsByZone(ctx, input.networkConfiguration));
}

function commonOf(
  ctx: Context,
  input: RunTaskRequest | StartTaskRequest,
  cluster: ClusterRecord,
  definition: TaskDefinitionRecord,
) {
  const propagated = input.propagateTags === 'TASK_DEFINITION' ? definition.tags : [];
  const managed = input.enableECSManagedTags ? [{ key: 'aws:ecs:clusterName', value: cluster.name }] : [];
  return {
    cluster,
    definition,
    startedBy: input.startedBy,
    networkConfiguration: input.networkConfiguration,
    imageDigests: resolveDigests(ctx, definition),
    overrides: input.overrides,
    tags: mergeTags(propagated, managed, input.tags),
    enableExecuteCommand: input.enableExecuteCommand,
  };
}
