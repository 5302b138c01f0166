// Evaluates a composite alarm whenever an alarm of its rule, or its suppressor, has changed.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-combining.html
import type { Context } from '../../../kernel/context.ts';
import type { Controller } from '../../../kernel/controller.ts';
import { plain } from '../../../kernel/plain.ts';
import { triggerActions } from '../alarms/actions.ts';
import { moveTo } from '../alarms/transition.ts';
import { childrenOf, concerned, isCircular } from '../composite/children.ts';
import { nameOfAlarm, parseRule } from '../composite/rule.ts';
import { type Suppression, suppressionOf } from '../composite/suppression.ts';
import { type AlarmRecord, alarms, compositeAlarms } from '../state.ts';
import { longTime } from '../time.ts';

interface Snapshot {
  readonly alarm: AlarmRecord;
  readonly holds: boolean;
  /** The alarm of its rule that changed last. */
  readonly latest?: AlarmRecord;
  readonly isSuppressing: boolean;
}
type Step = { readonly state: 'ALARM' | 'OK'; readonly latest?: AlarmRecord } | 'suppression';

export const compositeAlarmController: Controller<Snapshot, Step> = {
  name: 'cloudwatch/composite-alarm',
  keys: (state) => state.keysBy(compositeAlarms, 'all'),
  watches: { 'cloudwatch/alarms': (key, state) => concerned(state, key).map(({ name }) => name) },
  observe(state, name) {
    const alarm = state.get(alarms, name);
    if (alarm?.rule === undefined || isCircular(state, alarm)) return undefined;
    const children = childrenOf(alarm).flatMap((child) => state.get(alarms, child) ?? []);
    const latest = children.toSorted((a, b) => b.stateTransitionedAt - a.stateTransitionedAt)[0];
    const suppressor = alarm.suppressor && state.get(alarms, nameOfAlarm(alarm.suppressor.alarm));
    return {
      alarm,
      holds: parseRule(alarm.rule).holds((child) => state.get(alarms, child)?.state),
      ...(latest && { latest }),
      isSuppressing: suppressor?.state === 'ALARM',
    };
  },
  plan({ alarm, holds, latest, isSuppressing }, now) {
    const state = holds ? 'ALARM' : 'OK';
    // What suppresses its actions depends on the state, so that it is planned anew.
    if (state !== alarm.state) return { steps: [{ state, ...(latest && { latest }) }], revisitAt: now };
    const { until, ...suppression } = suppressionOf(alarm, isSuppressing, now);
    const mayAct = suppression.by === undefined && alarm.actedState !== alarm.state;
    const isKnown = JSON.stringify(alarm.suppression ?? { wasAlarm: false }) === JSON.stringify(suppression);
    return {
      steps: mayAct || !isKnown ? ['suppression'] : [],
      ...(until === undefined ? {} : { revisitAt: until }),
    };
  },
  apply(step, ctx, name) {
    const alarm = ctx.get(alarms, name);
    if (!alarm) return;
    if (step === 'suppression') {
      const suppressor = alarm.suppressor && ctx.get(alarms, nameOfAlarm(alarm.suppressor.alarm));
      const { until: _, ...suppression } = suppressionOf(alarm, suppressor?.state === 'ALARM', ctx.now);
      act(alarm, suppression, ctx);
      return;
    }
    moveTo(alarm, { state: step.state, ...reasonOf(alarm, step) }, ctx);
  },
};

function act(alarm: AlarmRecord, suppression: Suppression, ctx: Context): void {
  const isActing = suppression.by === undefined && alarm.actedState !== alarm.state;
  const next = plain({ ...alarm, suppression, ...(isActing && { actedState: alarm.state }) });
  ctx.put(alarms, alarm.name, next);
  if (isActing && alarm.actionsEnabled)
    triggerActions(ctx, { ...alarm, state: alarm.actedState ?? 'INSUFFICIENT_DATA' }, next);
}

function reasonOf(alarm: AlarmRecord, { state, latest }: { state: string; latest?: AlarmRecord }) {
  if (alarm.evaluatedAt === undefined || !latest)
    return { reason: `${alarm.arn} was created and its alarm rule evaluates to ${state}` };
  return {
    reason: `${latest.arn} transitioned to ${latest.state} at ${longTime(latest.stateTransitionedAt)}`,
    reasonData: JSON.stringify({
      triggeringAlarms: [
        {
          arn: latest.arn,
          state: { value: latest.state, timestamp: new Date(latest.stateTransitionedAt).toISOString() },
        },
      ],
    }),
  };
}
