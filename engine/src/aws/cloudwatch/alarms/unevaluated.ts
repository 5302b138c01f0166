// Alarms that are kept but not evaluated: on anomalies.
import type { AlarmRecord } from '../state.ts';

/** A sentence for people; undefined for an alarm that is evaluated. */
export const whyUnevaluated = ({
  thresholdMetricId,
}: Pick<AlarmRecord, 'thresholdMetricId'>): string | undefined =>
  thresholdMetricId &&
  'Drydock does not detect anomalies: the alarm stays in INSUFFICIENT_DATA until SetAlarmState changes it.';
