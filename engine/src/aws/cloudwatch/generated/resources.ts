// Written by `npm run generate` from the files in resources/. Do not edit.
import { resourcesBeside } from '../../../contracts/listed-type.ts';

const resource = resourcesBeside(import.meta.url);

export const resources = [
  resource<(typeof import('../resources/alarm.ts'))['alarmResource']>('AWS::CloudWatch::Alarm', 'alarm', 'alarmResource'),
  resource<(typeof import('../resources/composite-alarm.ts'))['compositeAlarmResource']>('AWS::CloudWatch::CompositeAlarm', 'composite-alarm', 'compositeAlarmResource'),
  resource<(typeof import('../resources/dashboard.ts'))['dashboardResource']>('AWS::CloudWatch::Dashboard', 'dashboard', 'dashboardResource'),
];
