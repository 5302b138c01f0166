// Carries out a task's next step.
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { taskKey } from '../find/references.ts';
import { deregisterTargets, forgetEndpoints } from '../load-balancing/targets.ts';
import { type TaskRecord, tasks } from '../state.ts';
import { changeTask } from './change-task.ts';
import { launch } from './launch.ts';
import type { TaskStep } from './plan-task.ts';

export function applyTaskStep(step: TaskStep, ctx: Context, key: string): void {
  const task = ctx.get(tasks, key);
  if (!task) return;
  switch (step.kind) {
    case 'provision':
      provision(ctx, task);
      break;
    case 'launch':
      launch(ctx, task);
      break;
    case 'deactivate': {
      const { targets, drainUntil } = deregisterTargets(ctx, task, step.drain);
      changeTask(ctx, task, {
        lastStatus: 'DEACTIVATING',
        targets,
        drainUntil,
      });
      break;
    }
    case 'halt':
      ctx.perform('runtime/stop-task', { taskArn: task.arn });
      changeTask(ctx, task, { lastStatus: 'STOPPING' });
      break;
    case 'deprovision':
      deprovision(ctx, task);
      break;
    case 'forget':
      ctx.delete(tasks, taskKey(task));
      break;
  }
}

/** awsvpc: a network interface in a subnet of the task's zone, with an address of its own. */
function provision(ctx: Context, task: TaskRecord): void {
  if (task.networkMode !== 'awsvpc') {
    changeTask(ctx, task, { lastStatus: 'PENDING' });
    return;
  }
  const attachmentId = ctx.ids.uuid();
  try {
    const { NetworkInterface } = ctx.call('ec2', 'CreateNetworkInterface', {
      SubnetId: task.subnetId,
      Groups: [...(task.securityGroups ?? [])],
      Description: ctx.arn('ecs', `attachment/${attachmentId}`),
    });
    changeTask(ctx, task, {
      lastStatus: 'PENDING',
      networkInterface: {
        id: NetworkInterface?.NetworkInterfaceId ?? '',
        attachmentId,
        privateIp: NetworkInterface?.PrivateIpAddress ?? '',
        ...(NetworkInterface?.MacAddress ? { macAddress: NetworkInterface.MacAddress } : {}),
      },
    });
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    changeTask(ctx, task, {
      desiredStatus: 'STOPPED',
      stoppingAt: ctx.now,
      stopCode: 'TaskFailedToStart',
      stoppedReason: `Unexpected EC2 error while attempting to Create Network Interface in subnet '${task.subnetId}': ${error.code}`,
    });
  }
}

function deprovision(ctx: Context, task: TaskRecord): void {
  const { targets } = deregisterTargets(ctx, task, false);
  forgetEndpoints(ctx, task);
  if (task.networkInterface) {
    try {
      ctx.call('ec2', 'DeleteNetworkInterface', { NetworkInterfaceId: task.networkInterface.id });
    } catch (error) {
      // It went with its subnet or by hand: gone is what was wanted.
      if (!(error instanceof AwsFault)) throw error;
    }
  }
  changeTask(ctx, task, {
    lastStatus: 'STOPPED',
    desiredStatus: 'STOPPED',
    targets,
    containers: task.containers.map((container) => ({ ...container, lastStatus: 'STOPPED' as const })),
    stoppingAt: task.stoppingAt ?? ctx.now,
    executionStoppedAt: task.executionStoppedAt ?? ctx.now,
    stoppedAt: ctx.now,
  });
}
