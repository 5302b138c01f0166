// Puts an alarm in a state: records the change, publishes it and triggers the state's actions.
import type { StateValue } from '@aws-sdk/client-cloudwatch';
import type { Context } from '../../../kernel/context.ts';
import { alarmStateChange } from '../events.ts';
import { type AlarmRecord, alarms, evaluations } from '../state.ts';
import { triggerActions } from './actions.ts';
import { addHistory } from './history.ts';

export interface NewState {
  readonly state: StateValue;
  readonly reason: string;
  /** JSON. */
  readonly reasonData?: string;
  /** The newest datapoint and the threshold, which a step scaling policy compares. */
  readonly metric?: { readonly value?: number; readonly threshold?: number };
}

export function moveTo(alarm: AlarmRecord, next: NewState, ctx: Context): void {
  const isNew = alarm.state !== next.state;
  const isSame = !isNew && alarm.stateReason === next.reason && alarm.evaluatedAt !== undefined;
  ctx.put(evaluations, alarm.name, { at: ctx.now });
  const moved: AlarmRecord = isSame
    ? alarm
    : {
        ...alarm,
        evaluatedAt: ctx.now,
        state: next.state,
        ...((isNew || alarm.stateReason !== next.reason) && {
          stateReason: next.reason,
          stateReasonData: next.reasonData,
          stateUpdatedAt: ctx.now,
        }),
        ...(isNew && { stateTransitionedAt: ctx.now }),
      };
  if (!isSame) ctx.put(alarms, alarm.name, moved);
  if (isNew) {
    addHistory(ctx, {
      alarm: alarm.name,
      kind: 'StateUpdate',
      summary: `Alarm updated from ${alarm.state} to ${next.state}`,
      data: JSON.stringify({
        oldState: { stateValue: alarm.state },
        newState: { stateValue: next.state, stateReason: next.reason },
      }),
    });
    ctx.publish('cloudwatch/alarm-state-changed', alarmStateChange(alarm, moved, ctx));
  }
  // A composite alarm's may be suppressed (controllers/composite-alarm.ts).
  if (alarm.actionsEnabled && alarm.rule === undefined) triggerActions(ctx, alarm, moved, next.metric);
}
