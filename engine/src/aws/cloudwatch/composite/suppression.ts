// Whether a composite alarm's actions are suppressed, and by what.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-suppression.html
import type { ActionsSuppressedBy } from '@aws-sdk/client-cloudwatch';
import type { AlarmRecord } from '../state.ts';

export interface Suppression {
  readonly by?: ActionsSuppressedBy;
  readonly reason?: string;
  /** When it ends by itself. */
  readonly until?: number;
  readonly wasAlarm: boolean;
  /** When the suppressor left ALARM. */
  readonly leftAt?: number;
}

/**
 * While the suppressor is in ALARM, for the extension period after that, and for the wait period after the alarm has gone
 * to ALARM, which gives the suppressor time to go there as well.
 */
export function suppressionOf(alarm: AlarmRecord, isSuppressing: boolean, now: number): Suppression {
  const { suppressor, suppression } = alarm;
  if (!suppressor) return { wasAlarm: false };
  const leftAt = !isSuppressing && suppression?.wasAlarm ? now : suppression?.leftAt;
  const kept = { wasAlarm: isSuppressing, ...(leftAt === undefined || isSuppressing ? {} : { leftAt }) };
  if (isSuppressing)
    return { ...kept, by: 'Alarm', reason: `Actions suppressed by ${suppressor.alarm} in ALARM` };
  const extended = (leftAt ?? Number.NEGATIVE_INFINITY) + suppressor.extensionMs;
  if (now < extended)
    return { ...kept, by: 'ExtensionPeriod', reason: reasonOf('ExtensionPeriod', extended), until: extended };
  const waited = alarm.stateTransitionedAt + suppressor.waitMs;
  const isWaiting = alarm.state === 'ALARM' && alarm.actedState !== 'ALARM' && now < waited;
  return isWaiting && leftAt === undefined
    ? { ...kept, by: 'WaitPeriod', reason: reasonOf('WaitPeriod', waited), until: waited }
    : kept;
}

const reasonOf = (by: ActionsSuppressedBy, until: number) =>
  `Actions suppressed by ${by} until ${new Date(until).toISOString()}`;
