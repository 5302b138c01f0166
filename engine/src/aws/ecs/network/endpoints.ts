// Where a task's ports can be reached: processes listen on ports of this machine, and callers know the task by an address
// of the simulated network (address.ts). The table `endpoints` maps one to the other; load balancers and the gateway read it.
import { endpoints } from '../../../contracts/endpoints.ts';
import type { StartedContainer } from '../../../contracts/runtime.ts';
import type { Context } from '../../../kernel/context.ts';
import { findRevision } from '../find/task-definitions.ts';
import type { ContainerRecord, TaskRecord } from '../state.ts';
import { addressOf } from './address.ts';

/**
 * Records where each container port can be reached, under the address that a load balancer knows the task by.
 *
 * @returns by container: the host ports that its ports are bound to (none with awsvpc)
 */
export function publishEndpoints(
  ctx: Context,
  task: TaskRecord,
  started: readonly StartedContainer[],
): Map<string, ContainerRecord['networkBindings']> {
  const address = addressOf(ctx, task);
  const definition = findRevision(ctx, task.taskDefinition)?.definition;
  const bindings = new Map<string, ContainerRecord['networkBindings']>();
  for (const { name, endpoints: reachable } of started) {
    const mappings = definition?.containerDefinitions?.find((c) => c.name === name)?.portMappings ?? [];
    const bound = reachable.map(({ containerPort, host, port }) => {
      const mapping = mappings.find((candidate) => candidate.containerPort === containerPort);
      // With a dynamic port (bridge, host port 0) the port that the runtime chose is the host port.
      const hostPort = task.networkMode === 'bridge' ? mapping?.hostPort || port : containerPort;
      if (address !== undefined) ctx.put(endpoints, `${address}:${hostPort}`, { host, port });
      return { containerPort, hostPort, protocol: mapping?.protocol ?? ('tcp' as const) };
    });
    bindings.set(name, task.networkMode === 'awsvpc' ? [] : bound);
  }
  return bindings;
}

export function deleteEndpoints(ctx: Context, task: TaskRecord): void {
  const address = addressOf(ctx, task);
  if (address === undefined) return;
  if (task.networkMode === 'awsvpc') {
    for (const key of ctx.keys(endpoints)) if (key.startsWith(`${address}:`)) ctx.delete(endpoints, key);
    return;
  }
  for (const { hostPort } of task.containers.flatMap((container) => container.networkBindings))
    ctx.delete(endpoints, `${address}:${hostPort}`);
}
