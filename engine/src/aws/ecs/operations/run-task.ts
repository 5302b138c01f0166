// RunTask: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html
// A task that finds no place is a failure in the answer, not an error. Requests are refused here, in
// tasks/validate-run.ts and in placement/validate-launch-type.ts.

import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { invalidParameter } from '../faults.ts';
import { requireCluster } from '../find/clusters.ts';
import { keyOf } from '../find/references.ts';
import { requireActiveTaskDefinition } from '../find/task-definitions.ts';
import { fargateZonesOf, subnetsByZone } from '../network/subnets.ts';
import { containerInstancePlaces } from '../placement/container-instance-places.ts';
import { fargatePlaces } from '../placement/fargate-places.ts';
import { isFargateStrategy } from '../placement/launch-type.ts';
import { failureReason, place } from '../placement/place.ts';
import { reservationOf } from '../placement/reservation.ts';
import { validateLaunchType } from '../placement/validate-launch-type.ts';
import { quotas } from '../quotas.ts';
import { tasksByGroup } from '../state.ts';
import { createTask } from '../tasks/create-task.ts';
import { taskOfRequest } from '../tasks/run-request.ts';
import { validateCount, validateRun, validateSize } from '../tasks/validate-run.ts';
import { taskView } from '../views/task.ts';

export const runTask: Operation<'ecs', 'RunTask'> = (input, ctx) => {
  const cluster = requireCluster(ctx, input.cluster);
  const definition = requireActiveTaskDefinition(ctx, input.taskDefinition);
  const count = validateCount(input.count);
  checkQuota(ctx, quotas.tasksPerRunTask, count);
  if (input.launchType && input.capacityProviderStrategy?.length)
    throw invalidParameter('Specifying both a launch type and capacity provider strategy is not supported.');
  const capacityProviderStrategy = input.launchType
    ? []
    : input.capacityProviderStrategy?.length
      ? input.capacityProviderStrategy
      : cluster.defaultCapacityProviderStrategy;
  validateLaunchType({ ...input, capacityProviderStrategy }, definition);
  validateRun(ctx, input, cluster, definition);
  const zones =
    definition.definition.networkMode === 'awsvpc'
      ? Object.keys(subnetsByZone(ctx, input.networkConfiguration))
      : undefined;
  const task = taskOfRequest(ctx, input, cluster, definition);
  const fargate = input.launchType === 'FARGATE' || isFargateStrategy(capacityProviderStrategy);
  if (fargate) validateSize(input, definition);
  const places = fargate
    ? fargatePlaces(fargateZonesOf(ctx, input.networkConfiguration), [])
    : containerInstancePlaces(ctx, cluster.name, ctx.by(tasksByGroup, keyOf(cluster.name, task.group)));
  if (!fargate && places.length === 0)
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
    places,
  );
  const started = placed.map((where) => createTask(ctx, { ...task, place: where }));
  const instance = shortage?.instanceId;
  return {
    tasks: started.map((one) => taskView(one, ['TAGS'])),
    failures: Array.from({ length: count - placed.length }, () => ({
      ...(instance ? { arn: ctx.arn('ecs', `container-instance/${cluster.name}/${instance}`) } : {}),
      reason: failureReason(shortage),
    })),
  };
};
