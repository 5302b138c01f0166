// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateContinuousBackups.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTable } from '../find.ts';
import { tables } from '../state.ts';
import { backupsView } from '../tables/backups.ts';

/** Recorded: there is nothing to restore from. */
export const updateContinuousBackups: Operation<'dynamodb', 'UpdateContinuousBackups'> = (input, ctx) => {
  const { pointInTimeRecovery, ...table } = requireTable(input.TableName, ctx);
  const { PointInTimeRecoveryEnabled: isOn, RecoveryPeriodInDays: days } =
    input.PointInTimeRecoverySpecification ?? {};
  const changed = isOn
    ? { ...table, pointInTimeRecovery: { at: pointInTimeRecovery?.at ?? ctx.now, days: days ?? 35 } }
    : table;
  ctx.put(tables, table.TableName, changed);
  return { ContinuousBackupsDescription: backupsView(changed, ctx) };
};
