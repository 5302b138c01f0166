// Whether an instance runs with its parameter group as it is: what needs a reboot does not count before it.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html
import type { DBParameterGroupStatus } from '@aws-sdk/client-rds';
import type { Context } from '../../../kernel/context.ts';
import { databaseKey } from '../find.ts';
import { type DatabaseRecord, databases } from '../state.ts';

const groupsOf = ({ settings }: DatabaseRecord) =>
  (settings.DBParameterGroups ?? []) as readonly DBParameterGroupStatus[];

/** Of every instance that has the group. */
export function markPendingReboot(group: string, ctx: Context): void {
  for (const record of ctx.all(databases))
    if (groupsOf(record).some(({ DBParameterGroupName }) => DBParameterGroupName === group))
      ctx.put(databases, databaseKey(record), withStatus(record, 'pending-reboot'));
}

export const withGroupsApplied = (record: DatabaseRecord): DatabaseRecord =>
  groupsOf(record).length > 0 ? withStatus(record, 'in-sync') : record;

const withStatus = (record: DatabaseRecord, ParameterApplyStatus: string): DatabaseRecord => ({
  ...record,
  settings: {
    ...record.settings,
    DBParameterGroups: groupsOf(record).map((group) => ({ ...group, ParameterApplyStatus })),
  },
});
