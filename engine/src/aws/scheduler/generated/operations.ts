// Written by `npm run generate` from the files in operations/. Do not edit.
import { operationsBeside } from '../../../kernel/operations-beside.ts';

const operation = operationsBeside(import.meta.url);

export const operations = {
  CreateSchedule: operation<(typeof import('../operations/create-schedule.ts'))['createSchedule']>('create-schedule', 'createSchedule'),
  CreateScheduleGroup: operation<(typeof import('../operations/create-schedule-group.ts'))['createScheduleGroup']>('create-schedule-group', 'createScheduleGroup'),
  DeleteSchedule: operation<(typeof import('../operations/delete-schedule.ts'))['deleteSchedule']>('delete-schedule', 'deleteSchedule'),
  DeleteScheduleGroup: operation<(typeof import('../operations/delete-schedule-group.ts'))['deleteScheduleGroup']>('delete-schedule-group', 'deleteScheduleGroup'),
  GetSchedule: operation<(typeof import('../operations/get-schedule.ts'))['getSchedule']>('get-schedule', 'getSchedule'),
  GetScheduleGroup: operation<(typeof import('../operations/get-schedule-group.ts'))['getScheduleGroup']>('get-schedule-group', 'getScheduleGroup'),
  ListScheduleGroups: operation<(typeof import('../operations/list-schedule-groups.ts'))['listScheduleGroups']>('list-schedule-groups', 'listScheduleGroups'),
  ListSchedules: operation<(typeof import('../operations/list-schedules.ts'))['listSchedules']>('list-schedules', 'listSchedules'),
  ListTagsForResource: operation<(typeof import('../operations/list-tags-for-resource.ts'))['listTagsForResource']>('list-tags-for-resource', 'listTagsForResource'),
  TagResource: operation<(typeof import('../operations/tag-resource.ts'))['tagResource']>('tag-resource', 'tagResource'),
  UntagResource: operation<(typeof import('../operations/untag-resource.ts'))['untagResource']>('untag-resource', 'untagResource'),
  UpdateSchedule: operation<(typeof import('../operations/update-schedule.ts'))['updateSchedule']>('update-schedule', 'updateSchedule'),
};
