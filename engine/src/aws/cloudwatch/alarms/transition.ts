// Puts an alarm in a state, and on a change carries its actions out.
import type { StateValue } from '@aws-sdk/client-cloudwatch';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { type AlarmRecord, alarms } from '../state.ts';
import { remember } from './history.ts';

export interface NewState {
  readonly state: StateValue;
  readonly reason: string;
  readonly reasonData?: string;
  /** The newest datapoint, which a step scaling policy needs. */
  readonly value?: number;
}

/**
 * Actions fire on a change of state only, except Auto Scaling's, which are invoked again at each evaluation while the
 * state lasts. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html
 */
export function moveTo(alarm: AlarmRecord, next: NewState, ctx: Context): void {
  const changed = alarm.state !== next.state;
  ctx.put(alarms, alarm.name, {
    ...alarm,
    evaluatedAt: ctx.now,
    state: next.state,
    ...((changed || alarm.stateReason !== next.reason) && {
      stateReason: next.reason,
      stateReasonData: next.reasonData,
      stateUpdatedAt: ctx.now,
    }),
    ...(changed && { stateTransitionedAt: ctx.now }),
  });
  if (changed) {
    remember(
      {
        alarm: alarm.name,
        kind: 'StateUpdate',
        summary: `Alarm updated from ${alarm.state} to ${next.state}`,
        data: JSON.stringify({
          oldState: { stateValue: alarm.state },
          newState: { stateValue: next.state, stateReason: next.reason },
        }),
      },
      ctx,
    );
  }
  if (!alarm.actionsEnabled) return;
  for (const action of actionsFor(alarm, next.state)) {
    if (isScalingPolicy(action)) executePolicy(alarm, action, next, changed, ctx);
    else if (changed) recordAction(alarm, action, outcomeOf(action), ctx);
  }
}

function actionsFor(alarm: AlarmRecord, state: StateValue): readonly string[] {
  if (state === 'ALARM') return alarm.alarmActions;
  return state === 'OK' ? alarm.okActions : alarm.insufficientDataActions;
}

/** EC2 Auto Scaling's policies; Application Auto Scaling watches alarms by itself. */
const isScalingPolicy = (arn: string) => /:scalingPolicy:[^:]+:autoScalingGroupName\//.test(arn);

const outcomeOf = (arn: string): string =>
  /:scalingPolicy:[^:]+:resource\//.test(arn)
    ? 'was left to Application Auto Scaling'
    : 'is recorded only: Drydock does not simulate its kind';

function executePolicy(
  alarm: AlarmRecord,
  arn: string,
  next: NewState,
  changed: boolean,
  ctx: Context,
): void {
  const [, group, policy] = /:autoScalingGroupName\/(.+):policyName\/(.+)$/.exec(arn) ?? [];
  try {
    ctx.call('autoscaling', 'ExecutePolicy', {
      AutoScalingGroupName: group,
      PolicyName: policy,
      HonorCooldown: true,
      ...(next.value !== undefined && { MetricValue: next.value, BreachThreshold: alarm.threshold }),
    });
    if (changed) recordAction(alarm, arn, 'was executed', ctx);
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    // A policy in its cooldown answers so at every evaluation: said once, on the change.
    if (changed) recordAction(alarm, arn, `failed: ${error.message}`, ctx);
  }
}

function recordAction(alarm: AlarmRecord, action: string, outcome: string, ctx: Context): void {
  remember(
    {
      alarm: alarm.name,
      kind: 'Action',
      summary: `Action ${action} ${outcome}`,
      data: JSON.stringify({ actionState: outcome, notificationResource: action }),
    },
    ctx,
  );
}
