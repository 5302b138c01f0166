// CloudWatch's alarms.
import type { Cloud } from '../cloud/call.ts';
import { listOf, textOf } from '../cloud/xml.ts';

export async function loadAlarms(cloud: Cloud): Promise<Alarm[]> {
  const { MetricAlarms } = await cloud.query('monitoring', 'DescribeAlarms', {});
  return listOf(MetricAlarms).map((alarm) => ({
    name: textOf(alarm.AlarmName),
    state: textOf(alarm.StateValue),
    reason: textOf(alarm.StateReason),
  }));
}

export interface Alarm {
  readonly name: string;
  readonly state: string;
  readonly reason: string;
}
