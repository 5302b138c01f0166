// Starts tasks of a service's deployment: to reach its count, and to rebalance zones.
import type { Context } from '../../../kernel/context.ts';
import { changeService } from '../deployments/change-service.ts';
import { publishServiceAction } from '../events.ts';
import { requireCluster } from '../find/clusters.ts';
import { keyOf } from '../find/references.ts';
import { findRevision } from '../find/task-definitions.ts';
import type { StepOf } from '../scheduling/snapshot.ts';
import { addEvent, inTens } from '../service-events/add-event.ts';
import { rebalancingText, startedText, unbalancedText } from '../service-events/texts.ts';
import { containerInstances, type ServiceRecord, type TaskRecord } from '../state.ts';
import { mergeTags } from '../tags.ts';
import { createTask } from '../tasks/create-task.ts';

export function startTasks(
  ctx: Context,
  key: string,
  service: ServiceRecord,
  step: StepOf<'start-tasks'>,
): void {
  const started = createTasks(ctx, service, step.deploymentId, step.places);
  let replacing = step.replacing;
  for (const ids of inTens(started.map((task) => task.id))) {
    const replaced = Math.min(replacing, ids.length);
    addEvent(ctx, key, startedText(service.name, ids, replaced));
    replacing -= replaced;
  }
  changeService(ctx, key, () => ({ steady: false, impediment: undefined }));
}

/** One more task, in the zone that has the fewest. When it is healthy, another one is stopped. */
export function rebalance(
  ctx: Context,
  key: string,
  service: ServiceRecord,
  step: StepOf<'rebalance'>,
): void {
  if (!service.rebalancing) {
    addEvent(ctx, key, unbalancedText(service.name, step.counts));
    publishServiceAction(ctx, service, 'SERVICE_REBALANCING_STARTED');
  }
  for (const task of createTasks(ctx, service, step.deploymentId, [step.place]))
    addEvent(ctx, key, rebalancingText(service.name, task.availabilityZone, task.id));
  changeService(ctx, key, () => ({ steady: false, rebalancing: true }));
}

function createTasks(
  ctx: Context,
  service: ServiceRecord,
  deploymentId: string,
  places: readonly string[],
): TaskRecord[] {
  const deployment = service.deployments.find((candidate) => candidate.id === deploymentId);
  const definition = deployment && findRevision(ctx, deployment.taskDefinition);
  if (!definition) return [];
  const cluster = requireCluster(ctx, service.cluster);
  const propagated =
    service.propagateTags === 'SERVICE'
      ? service.tags
      : service.propagateTags === 'TASK_DEFINITION'
        ? definition.tags
        : [];
  const managed = service.enableECSManagedTags
    ? [
        { key: 'aws:ecs:clusterName', value: service.cluster },
        { key: 'aws:ecs:serviceName', value: service.name },
      ]
    : [];
  return places.map((place) =>
    createTask(ctx, {
      cluster,
      definition,
      place,
      group: `service:${service.name}`,
      startedBy: deployment.id,
      service: service.name,
      networkConfiguration: deployment.networkConfiguration,
      volumeConfigurations: deployment.volumeConfigurations,
      targets: deployment.targets,
      ...(deployment.registries && { registries: deployment.registries }),
      imageDigests: deployment.imageDigests,
      tags: mergeTags(propagated, managed),
      enableExecuteCommand: service.enableExecuteCommand,
      capacityProviderName: deployment.capacityProviderStrategy
        ? (ctx.get(containerInstances, keyOf(service.cluster, place))?.capacityProviderName ??
          deployment.capacityProviderStrategy[0]?.capacityProvider)
        : undefined,
    }),
  );
}
