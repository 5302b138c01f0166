// Creates a task, PROVISIONING in the place that was chosen for it. The task controller does the rest.
import type { NetworkConfiguration, Tag, TaskOverride } from '@aws-sdk/client-ecs';
import type { Context } from '../../../kernel/context.ts';
import { own } from '../../../kernel/own.ts';
import { plain } from '../../../kernel/plain.ts';
import { publishTaskChange } from '../events.ts';
import { keyOf } from '../find/references.ts';
import { taskKey } from '../find/tasks.ts';
import { subnetsByZone } from '../network/subnets.ts';
import { zoneOfFargatePlace } from '../placement/fargate-places.ts';
import { reservationOf } from '../placement/reservation.ts';
import {
  type ClusterRecord,
  containerInstances,
  type RegistryPlan,
  type TargetPlan,
  type TaskDefinitionRecord,
  type TaskRecord,
  tasks,
} from '../state.ts';
import { newVolumes, type VolumeConfiguration } from './ebs-volumes.ts';
import { provisioningMs } from './held.ts';

export interface NewTask {
  readonly cluster: Pick<ClusterRecord, 'name'>;
  readonly definition: TaskDefinitionRecord;
  /** A container instance's id, or `fargate/<zone>`. */
  readonly place: string;
  readonly group: string;
  readonly startedBy?: string;
  readonly service?: string;
  readonly networkConfiguration?: NetworkConfiguration;
  readonly volumeConfigurations?: readonly VolumeConfiguration[];
  readonly targets?: readonly TargetPlan[];
  readonly registries?: readonly RegistryPlan[];
  readonly imageDigests?: Readonly<Record<string, string>>;
  readonly overrides?: TaskOverride;
  readonly tags: readonly Tag[];
  readonly enableExecuteCommand?: boolean;
  readonly capacityProviderName?: string;
}

export function createTask(ctx: Context, request: NewTask): TaskRecord {
  const { cluster, definition, place } = request;
  const id = ctx.ids.hex(32);
  const instance = ctx.get(containerInstances, keyOf(cluster.name, place));
  const fargateZone = zoneOfFargatePlace(place);
  const fargate = fargateZone !== undefined;
  const availabilityZone = fargateZone ?? instance?.availabilityZone ?? '';
  const networkMode = definition.definition.networkMode ?? 'bridge';
  const vpc = request.networkConfiguration?.awsvpcConfiguration;
  const subnets =
    networkMode === 'awsvpc'
      ? (subnetsByZone(ctx, request.networkConfiguration)[availabilityZone] ?? [])
      : [];
  const digests = request.imageDigests ?? {};
  const launchType = fargate ? ('FARGATE' as const) : ('EC2' as const);
  const heldMs = provisioningMs(ctx, { launchType, networkMode });
  const task: TaskRecord = plain({
    arn: ctx.arn('ecs', `task/${cluster.name}/${id}`),
    id,
    cluster: cluster.name,
    taskDefinition: definition.arn,
    group: request.group,
    startedBy: request.startedBy,
    service: request.service,
    launchType,
    heldUntil: heldMs > 0 ? ctx.now + heldMs : undefined,
    capacityProviderName: request.capacityProviderName,
    instance: fargate ? undefined : place,
    availabilityZone,
    desiredStatus: 'RUNNING' as const,
    lastStatus: 'PROVISIONING' as const,
    containers: (definition.definition.containerDefinitions ?? []).map(
      ({ name = '', image = '', ...rest }) => ({
        arn: ctx.arn('ecs', `container/${cluster.name}/${id}/${ctx.ids.uuid()}`),
        name,
        image,
        ...(own(digests, name) ? { imageDigest: digests[name] } : {}),
        lastStatus: 'PENDING' as const,
        essential: rest.essential !== false,
        healthStatus: 'UNKNOWN' as const,
        hasHealthCheck: rest.healthCheck !== undefined && rest.healthCheck.command?.[0] !== 'NONE',
        cpu: rest.cpu ?? 0,
        memory: rest.memory,
        memoryReservation: rest.memoryReservation,
        networkBindings: [],
      }),
    ),
    reservation: reservationOf(definition, request.overrides),
    networkMode,
    ...(networkMode === 'awsvpc'
      ? {
          subnetId: subnets[ctx.ids.below(Math.max(1, subnets.length))],
          securityGroups: vpc?.securityGroups ?? [],
          ...(fargate && vpc?.assignPublicIp === 'ENABLED' ? { assignPublicIp: true as const } : {}),
        }
      : {}),
    ebsVolumes: request.volumeConfigurations?.length
      ? newVolumes(ctx, request.volumeConfigurations)
      : undefined,
    targets: request.targets ?? [],
    registries: request.registries,
    imageDigests: digests,
    overrides: request.overrides,
    tags: request.tags,
    enableExecuteCommand: request.enableExecuteCommand ?? false,
    createdAt: ctx.now,
    version: 1,
  });
  ctx.put(tasks, taskKey(task), task);
  publishTaskChange(ctx, task);
  return task;
}
