// A task's instances in Cloud Map: registered once its containers run, with the health of those, and deregistered before they
// are stopped. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-discovery.html
import { endpoints } from '../../../contracts/endpoints.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { plain } from '../../../kernel/plain.ts';
import { unlessFault } from '../faults.ts';
import { keyOf } from '../find/references.ts';
import { findRevision } from '../find/task-definitions.ts';
import { addressOf } from '../network/address.ts';
import { addEvent } from '../service-events/add-event.ts';
import { unregisteredInstanceText } from '../service-events/texts.ts';
import { containerInstances, type TaskRecord, type TaskRegistry } from '../state.ts';
import { taskHealth } from '../views/task.ts';

export function registerInstances(ctx: Context, task: TaskRecord): readonly TaskRegistry[] | undefined {
  return task.registries?.map((registry) => {
    if (registry.registered) return registry;
    const place = placeOf(ctx, task, registry);
    if (!place) return registry;
    const { address, port } = place;
    try {
      ctx.call('servicediscovery', 'RegisterInstance', {
        ServiceId: registry.registryArn,
        InstanceId: task.id,
        Attributes: attributesOf(ctx, task, registry, address, port),
      });
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      const { message } = error;
      if (task.service) {
        const text = unregisteredInstanceText(task.service, registry.registryArn, message);
        addEvent(ctx, keyOf(task.cluster, task.service), text);
      }
      return registry;
    }
    return plain({ ...registry, registered: { address, port } });
  });
}

export function deregisterInstances(ctx: Context, task: TaskRecord): readonly TaskRegistry[] | undefined {
  return task.registries?.map(({ registered, ...registry }) => {
    if (!registered) return registry;
    unlessFault(() =>
      ctx.call('servicediscovery', 'DeregisterInstance', {
        ServiceId: registry.registryArn,
        InstanceId: task.id,
      }),
    );
    if (task.networkMode !== 'awsvpc') ctx.delete(endpoints, `${registered.address}:${registered.port}`);
    return registry;
  });
}

/** Reports the health of a task's containers, where the Cloud Map service has a custom health check. */
export function reportHealth(ctx: Context, before: TaskRecord, after: TaskRecord): void {
  const health = taskHealth(after);
  if (health === 'UNKNOWN' || health === taskHealth(before)) return;
  for (const { registryArn, registered } of after.registries ?? []) {
    if (!registered || !hasCustomHealth(ctx, registryArn)) continue;
    unlessFault(() =>
      ctx.call('servicediscovery', 'UpdateInstanceCustomHealthStatus', {
        ServiceId: registryArn,
        InstanceId: after.id,
        Status: health,
      }),
    );
  }
}

function attributesOf(
  ctx: Context,
  task: TaskRecord,
  { registryArn }: TaskRegistry,
  address: string,
  port: number | undefined,
): Record<string, string> {
  const checked = task.containers.some(({ essential, hasHealthCheck }) => essential && hasHealthCheck);
  return plain({
    AWS_INSTANCE_IPV4: address,
    AWS_INSTANCE_PORT: port === undefined ? undefined : String(port),
    AWS_INIT_HEALTH_STATUS:
      checked && hasCustomHealth(ctx, registryArn)
        ? taskHealth(task) === 'HEALTHY'
          ? 'HEALTHY'
          : 'UNHEALTHY'
        : undefined,
    AVAILABILITY_ZONE: task.availabilityZone,
    REGION: ctx.region,
    ECS_SERVICE_NAME: task.service,
    ECS_CLUSTER_NAME: task.cluster,
    ECS_TASK_DEFINITION_FAMILY: findRevision(ctx, task.taskDefinition)?.definition.family,
    EC2_INSTANCE_ID: ctx.get(containerInstances, keyOf(task.cluster, task.instance ?? ''))?.ec2InstanceId,
  }) as Record<string, string>;
}

function hasCustomHealth(ctx: Context, registryArn: string): boolean {
  const found = unlessFault(() => ctx.call('servicediscovery', 'GetService', { Id: registryArn }));
  return found?.Service?.HealthCheckCustomConfig !== undefined;
}

/** Always a private address: the task's own, or that of its instance. */
function placeOf(
  ctx: Context,
  task: TaskRecord,
  { containerName, containerPort, port }: TaskRegistry,
): { readonly address: string; readonly port?: number } | undefined {
  if (task.networkMode === 'awsvpc') {
    const address = task.networkInterface?.privateIp;
    const own = port ?? containerPort;
    return address === undefined ? undefined : plain({ address, port: own });
  }
  const hostPort = task.containers
    .find((container) => container.name === containerName)
    ?.networkBindings.find((binding) => binding.containerPort === containerPort)?.hostPort;
  const instance = addressOf(ctx, task);
  const address = instance === undefined ? undefined : privateAddressOf(ctx, instance);
  if (address === undefined || hostPort === undefined) return undefined;
  // Load balancers know the port by the instance's id, names by its address.
  const endpoint = ctx.get(endpoints, `${instance}:${hostPort}`);
  if (endpoint) ctx.put(endpoints, `${address}:${hostPort}`, endpoint);
  return { address, port: hostPort };
}

function privateAddressOf(ctx: Context, InstanceId: string): string | undefined {
  const found = unlessFault(() => ctx.call('ec2', 'DescribeInstances', { InstanceIds: [InstanceId] }));
  return found?.Reservations?.[0]?.Instances?.[0]?.PrivateIpAddress;
}
