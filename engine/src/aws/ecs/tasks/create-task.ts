// Makes a task: PROVISIONING on the place that was chosen for it. The task controller takes it from there.
import type { NetworkConfiguration, Tag, TaskOverride } from '@aws-sdk/client-ecs';
import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { subnetsByZone } from '../network/subnets.ts';
import { reservationOf } from '../placement/reservation.ts';
import { fargatePlace } from '../services/observe-service.ts';
import {
  type ClusterRecord,
  containerInstances,
  type TargetPlan,
  type TaskDefinitionRecord,
  type TaskRecord,
  tasks,
} from '../state.ts';

export interface NewTask {
  readonly cluster: Pick<ClusterRecord, 'name'>;
  readonly definition: TaskDefinitionRecord;
  /** A container instance's id, or `fargate/<zone>`. */
  readonly place: string;
  readonly group: string;
  readonly startedBy?: string;
  readonly service?: string;
  readonly networkConfiguration?: NetworkConfiguration;
  readonly targets?: readonly TargetPlan[];
  readonly imageDigests?: Readonly<Record<string, string>>;
  readonly overrides?: TaskOverride;
  readonly tags: readonly Tag[];
  readonly enableExecuteCommand?: boolean;
  readonly capacityProviderName?: string;
}

export function createTask(ctx: Context, wish: NewTask): TaskRecord {
  const { cluster, definition, place } = wish;
  const id = ctx.ids.hex(32);
  const instance = ctx.get(containerInstances, `${cluster.name}/${place}`);
  const fargate = place.startsWith(fargatePlace(''));
  const availabilityZone = fargate
    ? place.slice(fargatePlace('').length)
    : (instance?.availabilityZone ?? '');
  const networkMode = definition.definition.networkMode ?? 'bridge';
  const vpc = wish.networkConfiguration?.awsvpcConfiguration;
  const subnets =
    networkMode === 'awsvpc' ? (subnetsByZone(ctx, wish.networkConfiguration)[availabilityZone] ?? []) : [];
  const digests = wish.imageDigests ?? {};
  const task: TaskRecord = plain({
    arn: ctx.arn('ecs', `task/${cluster.name}/${id}`),
    id,
    cluster: cluster.name,
    taskDefinition: definition.arn,
    group: wish.group,
    startedBy: wish.startedBy,
    service: wish.service,
    launchType: fargate ? ('FARGATE' as const) : ('EC2' as const),
    capacityProviderName: wish.capacityProviderName,
    instance: fargate ? undefined : place,
    availabilityZone,
    desiredStatus: 'RUNNING' as const,
    lastStatus: 'PROVISIONING' as const,
    containers: (definition.definition.containerDefinitions ?? []).map(
      ({ name = '', image = '', ...rest }) => ({
        arn: ctx.arn('ecs', `container/${cluster.name}/${id}/${ctx.ids.uuid()}`),
        name,
        image,
        ...(digests[name] ? { imageDigest: digests[name] } : {}),
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
    reservation: reservationOf(definition, wish.overrides),
    networkMode,
    ...(networkMode === 'awsvpc'
      ? {
          subnetId: subnets[ctx.ids.below(Math.max(1, subnets.length))],
          securityGroups: vpc?.securityGroups ?? [],
        }
      : {}),
    targets: wish.targets ?? [],
    imageDigests: digests,
    overrides: wish.overrides,
    tags: wish.tags,
    enableExecuteCommand: wish.enableExecuteCommand ?? false,
    createdAt: ctx.now,
    version: 1,
  });
  ctx.put(tasks, `${cluster.name}/${id}`, task);
  return task;
}
