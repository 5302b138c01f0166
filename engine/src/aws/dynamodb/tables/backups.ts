// Point-in-time recovery as the API describes it.
import type { ContinuousBackupsDescription } from '@aws-sdk/client-dynamodb';
import type { Context } from '../../../kernel/context.ts';
import type { TableRecord } from '../state.ts';

export function backupsView(
  { pointInTimeRecovery: recovery }: TableRecord,
  ctx: Context,
): ContinuousBackupsDescription {
  return {
    ContinuousBackupsStatus: 'ENABLED',
    PointInTimeRecoveryDescription: recovery
      ? {
          PointInTimeRecoveryStatus: 'ENABLED',
          RecoveryPeriodInDays: recovery.days,
          EarliestRestorableDateTime: new Date(recovery.at),
          LatestRestorableDateTime: new Date(ctx.now),
        }
      : { PointInTimeRecoveryStatus: 'DISABLED' },
  };
}
