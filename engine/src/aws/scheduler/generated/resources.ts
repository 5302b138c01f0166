// Written by `npm run generate` from the files in resources/. Do not edit.
import { resourcesBeside } from '../../../contracts/listed-type.ts';

const resource = resourcesBeside(import.meta.url);

export const resources = [
  resource<(typeof import('../resources/schedule.ts'))['scheduleResource']>('AWS::Scheduler::Schedule', 'schedule', 'scheduleResource'),
  resource<(typeof import('../resources/schedule-group.ts'))['scheduleGroupResource']>('AWS::Scheduler::ScheduleGroup', 'schedule-group', 'scheduleGroupResource'),
];
