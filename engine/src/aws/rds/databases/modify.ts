// What is changed of a database by ModifyDBInstance and ModifyDBCluster. All of it holds at once, whatever ApplyImmediately says.
import type { ModifyDBClusterMessage, ModifyDBInstanceMessage } from '@aws-sdk/client-rds';
import { ownedBy } from '../../../contracts/owning-service.ts';
import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import type { DatabaseEventName } from '../event-texts.ts';
import { publishDatabaseEvent } from '../events.ts';
import { invalidCombination, invalidValue } from '../faults.ts';
import { databaseKey } from '../find.ts';
import { type DatabaseRecord, databases } from '../state.ts';
import { change, phaseMs, restart } from './change.ts';
import { checkDatabase, type NewDatabase } from './check.ts';
import { checkPassword, managedSecret, newPassword } from './create.ts';
import { checkUpgrade } from './upgrade.ts';
import { windowsOf } from './windows.ts';

type Input = Partial<ModifyDBInstanceMessage & ModifyDBClusterMessage>;

export function modifyDatabase(
  record: DatabaseRecord,
  input: Input,
  settings: DatabaseRecord['settings'],
  ctx: Context,
): DatabaseRecord {
  const { MasterUserPassword: given, ManageMasterUserPassword: isManaged } = input;
  checkCredentials(record, input);
  checkDatabase(record.kind, asAfter(record, input), ctx);
  if (input.EngineVersion !== undefined)
    checkUpgrade(record.engine, record.engineVersion, input.EngineVersion, input.AllowMajorVersionUpgrade);
  const { secretArn, ...rest } = record;
  const dropsSecret = secretArn !== undefined && (given !== undefined || isManaged === false);
  if (dropsSecret)
    ctx.call('secretsmanager', 'DeleteSecret', {
      SecretId: secretArn,
      ForceDeleteWithoutRecovery: true,
      ...ownedBy('rds'),
    });
  const credentials = input.RotateMasterUserPassword
    ? rotated(record, input.ApplyImmediately, ctx)
    : isManaged && secretArn === undefined
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
    settings: settingsAfter(record.settings, settings),
  });
  const announced = announce(record, changed, ctx);
  if ('password' in credentials) return restart(announced, 'resetting-master-credentials', ctx);
  // It stays available where nothing of the server is changed.
  if (serverOf(changed) === serverOf(record)) {
    ctx.put(databases, databaseKey(changed), changed);
    return changed;
  }
  return change(
    announced,
    { status: 'modifying', phase: { until: ctx.now + phaseMs, next: 'available' } },
    ctx,
  );
}

/** Everything that is not merely known of a database, to be compared. */
function serverOf({ settings, engineVersion, backupDays, secretArn }: DatabaseRecord): string {
  const own = Object.entries(settings).filter(([name]) => !known.includes(name));
  return JSON.stringify([own.sort(([a], [b]) => (a < b ? -1 : 1)), engineVersion, backupDays, secretArn]);
}

const known = [
  'PreferredMaintenanceWindow',
  'PreferredBackupWindow',
  'AutoMinorVersionUpgrade',
  'CopyTagsToSnapshot',
];

/** Publishes what begins, and notes what is published at its end. */
function announce(before: DatabaseRecord, after: DatabaseRecord, ctx: Context): DatabaseRecord {
  const differs = (name: string) => before.settings[name] !== after.settings[name];
  const isMultiAz = after.settings.MultiAZ === true;
  const changes: readonly (readonly [boolean, DatabaseEventName, DatabaseEventName])[] = [
    [differs('DBInstanceClass'), 'classChanging', 'classChanged'],
    [differs('AllocatedStorage'), 'storageChanging', 'storageChanged'],
    [differs('MultiAZ') && isMultiAz, 'becomingMultiAz', 'becameMultiAz'],
    [differs('MultiAZ') && !isMultiAz, 'becomingSingleAz', 'becameSingleAz'],
  ];
  const begun = changes.filter(([isMade]) => isMade);
  for (const [, name] of begun) publishDatabaseEvent(after, name, ctx);
  const uponAvailable = begun.map(([, , name]) => name);
  if (before.backupDays > 0 !== after.backupDays > 0)
    uponAvailable.push(after.backupDays > 0 ? 'backupsEnabled' : 'backupsDisabled');
  return uponAvailable.length > 0 ? { ...after, uponAvailable } : after;
}

/** Another type of storage has its own IOPS and throughput. */
function settingsAfter(before: DatabaseRecord['settings'], given: DatabaseRecord['settings']) {
  const { Iops: _iops, StorageThroughput: _throughput, ...others } = before;
  const isKept = given.StorageType === undefined || given.StorageType === before.StorageType;
  const settings = { ...(isKept ? before : others), ...given };
  return { ...settings, ...windowsOf(settings) };
}

/** What is given, with what there is of storage and windows: these are judged together. */
function asAfter(record: DatabaseRecord, input: Input): NewDatabase {
  const { StorageType, AllocatedStorage, Iops, PreferredBackupWindow, PreferredMaintenanceWindow } =
    record.settings as NewDatabase;
  const isKept = input.StorageType === undefined || input.StorageType === StorageType;
  return plain({
    ...{ StorageType, AllocatedStorage, PreferredBackupWindow, PreferredMaintenanceWindow },
    ...(isKept && { Iops }),
    ...input,
    Engine: record.engine,
    Port: input.DBPortNumber ?? input.Port,
    DBClusterIdentifier: record.clusterId,
  });
}

/** @throws InvalidParameterValue, InvalidParameterCombination */
function checkCredentials(
  { secretArn }: DatabaseRecord,
  { MasterUserPassword: given, ManageMasterUserPassword: isManaged }: Input,
): void {
  if (given !== undefined) checkPassword(given);
  if (isManaged && given !== undefined)
    throw invalidCombination(
      "You can't specify MasterUserPassword when ManageMasterUserPassword is enabled.",
    );
  if (secretArn === undefined) return;
  if (isManaged === undefined && given !== undefined)
    throw invalidValue(
      "You can't specify MasterUserPassword for an instance with ManageMasterUserPassword enabled.",
    );
  if (isManaged === false && given === undefined)
    throw invalidCombination(
      'You must specify MasterUserPassword when you turn off ManageMasterUserPassword.',
    );
}

/** A new password, in the secret that RDS manages. */
function rotated(
  { secretArn, user }: DatabaseRecord,
  isImmediate: boolean | undefined,
  ctx: Context,
): { readonly password: string } {
  if (secretArn === undefined)
    throw invalidCombination(
      'You can rotate the master user password only when it is managed in AWS Secrets Manager.',
    );
  if (!isImmediate)
    throw invalidCombination('You must apply the change immediately when rotating the master user password.');
  const password = newPassword(ctx);
  ctx.call('secretsmanager', 'PutSecretValue', {
    SecretId: secretArn,
    SecretString: JSON.stringify({ username: user, password }),
    ...ownedBy('rds'),
  });
  return { password };
}
