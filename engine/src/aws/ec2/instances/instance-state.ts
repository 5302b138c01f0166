// Changes of an instance's state: the one place that writes a new state, and what a caller's request changes.
import type { InstanceStateChange } from '@aws-sdk/client-ec2';
import { spans } from '../../../contracts/spans.ts';
import type { Context } from '../../../kernel/context.ts';
import type { Span } from '../../../kernel/pace.ts';
import { publishInstanceState } from '../events.ts';
import { type InstanceRecord, type InstanceState, instanceTable } from '../state.ts';
import { stateView } from '../views/instance.ts';

/** What on AWS takes its time after a state is entered. */
const spanOf: Readonly<Partial<Record<InstanceState, Span>>> = {
  pending: spans.launch,
  running: spans.boot,
  stopping: spans.stop,
  'shutting-down': spans.terminate,
};

/** Writes the instance with its new state, and publishes the event. */
export function enterState(ctx: Context, instance: InstanceRecord, State: InstanceState): InstanceRecord {
  const { StateTakesMs: _, ...rest } = instance;
  const span = spanOf[State];
  const takesMs = span ? ctx.takes(span) : 0;
  const entered = { ...rest, State, StateSince: ctx.now, ...(takesMs > 0 && { StateTakesMs: takesMs }) };
  ctx.put(instanceTable, instance.InstanceId, entered);
  publishInstanceState(ctx, entered);
  return entered;
}

const userInitiated = {
  Code: 'Client.UserInitiatedShutdown',
  Message: 'Client.UserInitiatedShutdown: User initiated shutdown',
};

/** @param isDone the instance is already in that state, or past it: nothing changes */
export function requestState(
  ctx: Context,
  instance: InstanceRecord,
  to: 'pending' | 'stopping' | 'shutting-down',
  isDone: boolean,
): InstanceStateChange {
  const PreviousState = stateView(instance.State);
  if (isDone) return { InstanceId: instance.InstanceId, CurrentState: PreviousState, PreviousState };
  const { StateReason: _, ...rest } = instance;
  const at = new Date(ctx.now).toISOString().replace('T', ' ').replace(/\..*/, ' GMT');
  const changes =
    to === 'pending'
      ? { LaunchTime: ctx.now, StateTransitionReason: '' }
      : { StateTransitionReason: `User initiated (${at})`, StateReason: userInitiated };
  enterState(ctx, { ...rest, ...changes }, to);
  return { InstanceId: instance.InstanceId, CurrentState: stateView(to), PreviousState };
}
