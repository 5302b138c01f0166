// Alarms by name and by ARN, dashboards by name.
import type { Reader } from '../../kernel/table.ts';
import { alarmNotFound, dashboardNotFound, resourceNotFound } from './faults.ts';
import { type AlarmRecord, alarms, type DashboardRecord, dashboards } from './state.ts';

export function requireAlarm(state: Reader, name: string): AlarmRecord {
  const alarm = state.get(alarms, name);
  if (!alarm) throw alarmNotFound(name);
  return alarm;
}

/** The tagging operations name alarms by ARN. */
export function requireAlarmByArn(state: Reader, arn: string): AlarmRecord {
  const alarm = state.get(alarms, /:alarm:(.+)$/.exec(arn)?.[1] ?? '');
  if (alarm?.arn !== arn) throw resourceNotFound(arn);
  return alarm;
}

export function requireDashboard(state: Reader, name: string): DashboardRecord {
  const dashboard = state.get(dashboards, name);
  if (!dashboard) throw dashboardNotFound(name);
  return dashboard;
}
