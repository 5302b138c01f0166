// A task's place behind load balancers, and where its addresses are really reached.

import { endpoints } from '../../../contracts/endpoints.ts';
import type { StartedContainer } from '../../../contracts/runtime.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { addEvent } from '../deployments/change-service.ts';
import { keyOf, lastSegment } from '../find/references.ts';
import { deregisteredText, drainingText, registeredText } from '../service-events/texts.ts';
import {
  type ContainerRecord,
  containerInstances,
  type TaskRecord,
  type TaskTarget,
  taskDefinitions,
} from '../state.ts';

/** The address that a port of the task has in the rehearsed network: its own interface's, or its instance. */
export function addressOf(ctx: Context, task: TaskRecord): string | undefined {
  if (task.networkMode === 'awsvpc') return task.networkInterface?.privateIp;
  return ctx.get(containerInstances, keyOf(task.cluster, task.instance ?? ''))?.ec2InstanceId;
}

/** Writes where each port is reached, and says which host ports they were given. */
export function publishEndpoints(
  ctx: Context,
  task: TaskRecord,
  started: readonly StartedContainer[],
): Map<string, ContainerRecord['networkBindings']> {
  const address = addressOf(ctx, task);
  const definition = ctx.get(taskDefinitions, lastSegment(task.taskDefinition))?.definition;
  const bindings = new Map<string, ContainerRecord['networkBindings']>();
  for (const { name, endpoints: reached } of started) {
    const mappings = definition?.containerDefinitions?.find((c) => c.name === name)?.portMappings ?? [];
    const bound = reached.map(({ containerPort, host, port }) => {
      const mapping = mappings.find((candidate) => candidate.containerPort === containerPort);
      // Of a dynamic port (bridge, host port 0) the runtime's own port is the host port.
      const hostPort = task.networkMode === 'bridge' ? mapping?.hostPort || port : containerPort;
      if (address !== undefined) ctx.put(endpoints, `${address}:${hostPort}`, { host, port });
      return { containerPort, hostPort, protocol: mapping?.protocol ?? ('tcp' as const) };
    });
    bindings.set(name, task.networkMode === 'awsvpc' ? [] : bound);
  }
  return bindings;
}

export function forgetEndpoints(ctx: Context, task: TaskRecord): void {
  const address = addressOf(ctx, task);
  if (address === undefined) return;
  if (task.networkMode === 'awsvpc') {
    for (const key of ctx.keys(endpoints)) if (key.startsWith(`${address}:`)) ctx.delete(endpoints, key);
    return;
  }
  for (const { hostPort } of task.containers.flatMap((container) => container.networkBindings))
    ctx.delete(endpoints, `${address}:${hostPort}`);
}

export function registerTargets(ctx: Context, task: TaskRecord): readonly TaskTarget[] {
  const address = addressOf(ctx, task);
  return task.targets.map((target) => {
    const port = portOf(task, target);
    if (address === undefined || port === undefined || target.id !== undefined) return target;
    try {
      ctx.call('elbv2', 'RegisterTargets', {
        TargetGroupArn: target.targetGroupArn,
        Targets: [{ Id: address, Port: port }],
      });
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      say(ctx, task, (service) =>
        error.code === 'TargetGroupNotFound'
          ? `(service ${service}) task set (${task.startedBy}) (task ${task.id}) is not healthy in target-group (${target.targetGroupArn}) due to TARGET GROUP IS NOT FOUND.`
          : `(service ${service}) failed to register targets in (target-group ${target.targetGroupArn}) with (error ${error.message})`,
      );
      return target;
    }
    say(ctx, task, (service) => registeredText(service, 1, target.targetGroupArn));
    return { ...target, id: address, port };
  });
}

/** @returns when the longest deregistration delay is over; without draining, now */
export function deregisterTargets(
  ctx: Context,
  task: TaskRecord,
  drain: boolean,
): { readonly targets: readonly TaskTarget[]; readonly drainUntil: number } {
  let drainUntil = ctx.now;
  const targets = task.targets.map((target) => {
    if (target.id === undefined || target.deregistered) return target;
    try {
      ctx.call('elbv2', 'DeregisterTargets', {
        TargetGroupArn: target.targetGroupArn,
        Targets: [{ Id: target.id, Port: target.port }],
      });
      drainUntil = Math.max(drainUntil, ctx.now + delayMs(ctx, target.targetGroupArn));
      say(ctx, task, (service) => deregisteredText(service, 1, target.targetGroupArn));
    } catch (error) {
      // The target or its group is gone already.
      if (!(error instanceof AwsFault)) throw error;
    }
    return { ...target, deregistered: true };
  });
  if (drain && drainUntil > ctx.now)
    say(ctx, task, (service) => drainingText(service, task.startedBy ?? '', 1));
  return { targets, drainUntil: drain ? drainUntil : ctx.now };
}

function delayMs(ctx: Context, targetGroupArn: string): number {
  const { Attributes = [] } = ctx.call('elbv2', 'DescribeTargetGroupAttributes', {
    TargetGroupArn: targetGroupArn,
  });
  const delay = Attributes.find(({ Key }) => Key === 'deregistration_delay.timeout_seconds')?.Value;
  return Number(delay ?? 300) * 1000;
}

function portOf(task: TaskRecord, target: TaskTarget): number | undefined {
  if (task.networkMode !== 'bridge') return target.containerPort;
  return task.containers
    .find((container) => container.name === target.containerName)
    ?.networkBindings.find((binding) => binding.containerPort === target.containerPort)?.hostPort;
}

function say(ctx: Context, task: TaskRecord, text: (service: string) => string): void {
  if (task.service) addEvent(ctx, keyOf(task.cluster, task.service), text(task.service));
}
