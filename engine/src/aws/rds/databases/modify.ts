// What is changed of a database by ModifyDBInstance and ModifyDBCluster. All of it holds at once.
import type { ModifyDBClusterMessage, ModifyDBInstanceMessage } from '@aws-sdk/client-rds';
import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import type { DatabaseRecord } from '../state.ts';
import { change, phaseMs, restart } from './change.ts';
import { checkPassword, managedSecret } from './create.ts';

export function modifyDatabase(
  record: DatabaseRecord,
  input: Partial<ModifyDBInstanceMessage & ModifyDBClusterMessage>,
  settings: DatabaseRecord['settings'],
  ctx: Context,
): DatabaseRecord {
  const { MasterUserPassword: given, ManageMasterUserPassword: isManaged } = input;
  if (given !== undefined) checkPassword(given);
  const { secretArn, ...rest } = record;
  const dropsSecret = secretArn !== undefined && (given !== undefined || isManaged === false);
  if (dropsSecret)
    ctx.call('secretsmanager', 'DeleteSecret', { SecretId: secretArn, ForceDeleteWithoutRecovery: true });
  const credentials =
    isManaged && secretArn === undefined
      ? managedSecret(record, record.user ?? '', ctx)
      : given === undefined
        ? {}
        : { password: given };
  const changed: DatabaseRecord = plain({
    ...(dropsSecret ? rest : record),
    ...credentials,
    engineVersion: input.EngineVersion ?? record.engineVersion,
    backupDays: input.BackupRetentionPeriod ?? record.backupDays,
    deletionProtection: input.DeletionProtection ?? record.deletionProtection,
    settings: { ...record.settings, ...settings },
  });
  if ('password' in credentials) return restart(changed, 'resetting-master-credentials', ctx);
  return change(
    changed,
    { status: 'modifying', phase: { until: ctx.now + phaseMs, next: 'available' } },
    ctx,
  );
}
