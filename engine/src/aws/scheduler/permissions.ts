// What calls of EventBridge Scheduler need in policies.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridgescheduler.html
import type { PassedRole, ServicePermissions } from '../../contracts/service-permissions.ts';
import { defaultGroup, groupArn } from './find.ts';

const roleOf = ({ Target }: { readonly Target?: { readonly RoleArn?: string } }): PassedRole[] => [
  [Target?.RoleArn, 'scheduler.amazonaws.com'],
];

export const permissions: ServicePermissions = {
  resource({ Name, GroupName = defaultGroup }, at, operation) {
    if (Name === undefined) return undefined;
    return operation.endsWith('ScheduleGroup')
      ? groupArn(Name, at)
      : at.arn('scheduler', `schedule/${GroupName}/${Name}`);
  },
  passes: { CreateSchedule: roleOf, UpdateSchedule: roleOf },
};
