import { waits } from '../../../contracts/waits.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { unlessFault } from '../faults.ts';
import { keyOf } from '../find/references.ts';
import { addressOf } from '../network/address.ts';
import { addEvent } from '../service-events/add-event.ts';
import {
  deregisteredText,
  drainingText,
  groupNotFoundText,
  registeredText,
  unregisteredText,
} from '../service-events/texts.ts';
import type { TaskRecord, TaskTarget } from '../state.ts';

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
      report(ctx, task, (service) =>
        error.code === 'TargetGroupNotFound'
          ? groupNotFoundText(service, task, target.targetGroupArn)
          : unregisteredText(service, target.targetGroupArn, error.message),
      );
      return target;
    }
    report(ctx, task, (service) => registeredText(service, 1, target.targetGroupArn));
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
    // A fault means that the target or its group is already gone.
    unlessFault(() => {
      ctx.call('elbv2', 'DeregisterTargets', {
        TargetGroupArn: target.targetGroupArn,
        Targets: [{ Id: target.id, Port: target.port }],
      });
      drainUntil = Math.max(drainUntil, ctx.now + delayMs(ctx, target.targetGroupArn));
      report(ctx, task, (service) => deregisteredText(service, 1, target.targetGroupArn));
    });
    return { ...target, deregistered: true };
  });
  if (drain && drainUntil > ctx.now)
    report(ctx, task, (service) => drainingText(service, task.startedBy ?? '', 1));
  return { targets, drainUntil: drain ? drainUntil : ctx.now };
}

function delayMs(ctx: Context, targetGroupArn: string): number {
  const { Attributes = [] } = ctx.call('elbv2', 'DescribeTargetGroupAttributes', {
    TargetGroupArn: targetGroupArn,
  });
  const delay = Attributes.find(({ Key }) => Key === 'deregistration_delay.timeout_seconds')?.Value;
  return ctx.wait(waits.deregistration, Number(delay ?? 300) * 1000);
}

function portOf(task: TaskRecord, target: TaskTarget): number | undefined {
  if (task.networkMode !== 'bridge') return target.containerPort;
  return task.containers
    .find((container) => container.name === target.containerName)
    ?.networkBindings.find((binding) => binding.containerPort === target.containerPort)?.hostPort;
}

function report(ctx: Context, task: TaskRecord, text: (service: string) => string): void {
  if (task.service) addEvent(ctx, keyOf(task.cluster, task.service), text(task.service));
}
