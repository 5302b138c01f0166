// Alarms by name and by ARN, dashboards by name.
import type { Context } from '../../kernel/context.ts';
import type { Reader } from '../../kernel/table.ts';
import { alarmNotFound, dashboardNotFound, resourceNotFound } from './faults.ts';
import { type AlarmRecord, alarms, type DashboardRecord, dashboardArn, dashboards } from './state.ts';

export function requireAlarm(state: Reader, name: string): AlarmRecord {
  const alarm = state.get(alarms, name);
  if (!alarm) throw alarmNotFound(name);
  return alarm;
}

/** What the tagging operations know of an alarm or a dashboard, which they name by ARN. */
export function requireTagged(arn: string, ctx: Context) {
  const dashboard = ctx.get(dashboards, /:dashboard\/(.+)$/.exec(arn)?.[1] ?? '');
  if (dashboard && dashboardArn(ctx.account, dashboard.name) === arn)
    return {
      tags: dashboard.tags ?? {},
      retag: (tags: Readonly<Record<string, string>>) =>
        ctx.put(dashboards, dashboard.name, { ...dashboard, tags }),
    };
  const alarm = requireAlarmByArn(ctx, arn);
  return {
    tags: alarm.tags,
    retag: (tags: Readonly<Record<string, string>>) => ctx.put(alarms, alarm.name, { ...alarm, tags }),
  };
}

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
