// A change of an instance's state on a caller's request.
import type { InstanceStateChange } from '@aws-sdk/client-ec2';
import type { Context } from '../../../kernel/context.ts';
import { type InstanceRecord, type InstanceState, instanceTable } from '../state.ts';
import { stateView } from '../views/instance.ts';

const reasons: Partial<Record<InstanceState, { code: string; message: string }>> = {
  'shutting-down': {
    code: 'Client.UserInitiatedShutdown',
    message: 'Client.UserInitiatedShutdown: User initiated shutdown',
  },
  stopping: {
    code: 'Client.UserInitiatedShutdown',
    message: 'Client.UserInitiatedShutdown: User initiated shutdown',
  },
};

/** @param isThere the instance is in that state already, or beyond: nothing changes */
export function changeState(
  ctx: Context,
  instance: InstanceRecord,
  to: InstanceState,
  isThere: boolean,
): InstanceStateChange {
  const { InstanceId, StateReason: _, ...rest } = instance;
  const reason = reasons[to];
  const at = new Date(ctx.now).toISOString().replace('T', ' ').replace(/\..*/, ' GMT');
  if (!isThere) {
    ctx.put(instanceTable, InstanceId, {
      ...rest,
      InstanceId,
      State: to,
      StateSince: ctx.now,
      StateTransitionReason: reason ? `User initiated (${at})` : '',
      ...(reason ? { StateReason: { Code: reason.code, Message: reason.message } } : {}),
      ...(to === 'pending' ? { LaunchTime: ctx.now } : {}),
    });
  }
  return {
    InstanceId,
    CurrentState: stateView(isThere ? instance.State : to),
    PreviousState: stateView(instance.State),
  };
}
