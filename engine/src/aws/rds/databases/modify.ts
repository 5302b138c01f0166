// What is changed of a database by ModifyDBInstance and ModifyDBCluster: at once, or in the next maintenance window.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ModifyInstance.ApplyImmediately.html
import type { ModifyDBClusterMessage, ModifyDBInstanceMessage } from '@aws-sdk/client-rds';
import { ownedBy } from '../../../contracts/owning-service.ts';
import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import type { DatabaseEventName } from '../event-texts.ts';
import { publishDatabaseEvent } from '../events.ts';
import { invalidCombination, invalidNetworkState, invalidValue } from '../faults.ts';
import { databaseKey, requireSubnetGroup } from '../find.ts';
import { type DatabaseRecord, databases } from '../state.ts';
import { versionOf } from '../versions.ts';
import { change, phaseMs, restart } from './change.ts';
import { checkDatabase } from './check.ts';
import { managedSecret, newPassword } from './create.ts';
import { split } from './deferred.ts';
import { checkPassword } from './names.ts';
import type { NewDatabase } from './new-database.ts';
import { checkGroups } from './place.ts';
import { clusterSettings, instanceSettings } from './settings.ts';
import { checkUpgrade } from './upgrade.ts';
import { windowsOf } from './windows.ts';

type Input = Partial<ModifyDBInstanceMessage & ModifyDBClusterMessage>;

/** Checks what is asked for, does what is done at once, and keeps the rest for the maintenance window. */
export function modifyDatabase(record: DatabaseRecord, input: Input, ctx: Context): DatabaseRecord {
  checkCredentials(record, input);
  const asked: Input = { ...record.pending, ...input };
  checkDatabase(record.kind, asAfter(record, asked), ctx);
  if (asked.EngineVersion !== undefined)
    checkUpgrade(record.engine, record.engineVersion, asked.EngineVersion, asked.AllowMajorVersionUpgrade);
  checkPlace(record, input, ctx);
  const { now, pending } = split(record, input as Readonly<Record<string, unknown>>);
  const { pending: _before, ...rest } = record;
  const noted = pending === undefined ? rest : plain({ ...rest, pending });
  return applyChanges(noted, { ...now, ApplyImmediately: input.ApplyImmediately }, ctx);
}

/** Does what was left for the maintenance window. */
export function applyPending(record: DatabaseRecord, ctx: Context): DatabaseRecord {
  const { pending, ...rest } = record;
  return applyChanges(rest, { ...pending }, ctx);
}

function applyChanges(record: DatabaseRecord, input: Input, ctx: Context): DatabaseRecord {
  const { MasterUserPassword: given, ManageMasterUserPassword: isManaged } = input;
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
  const port = input.DBPortNumber ?? input.Port ?? record.port;
  const changed: DatabaseRecord = plain({
    ...(dropsSecret ? rest : record),
    ...credentials,
    port,
    ...(port !== record.port && { firstPort: undefined }),
    engineVersion: versionAfter(record, input.EngineVersion),
    backupDays: input.BackupRetentionPeriod ?? record.backupDays,
    deletionProtection: input.DeletionProtection ?? record.deletionProtection,
    subnetGroup: input.DBSubnetGroupName?.toLowerCase() ?? record.subnetGroup,
    settings: settingsAfter(record, input),
  });
  const announced = announce(record, changed, ctx);
  if ('password' in credentials) return restart(announced, 'resetting-master-credentials', ctx);
  if (port !== record.port) return restart(announced, 'modifying', ctx);
  // It stays available where nothing of the server is changed.
  if (serverOf(changed) === serverOf(record)) {
    ctx.put(databases, databaseKey(changed), changed);
    return changed;
  }
  const status = changed.engineVersion === record.engineVersion ? 'modifying' : 'upgrading';
  return change(announced, { status, phase: { until: ctx.now + phaseMs, next: 'available' } }, ctx);
}

/** A major version stands for whichever minor version the database has, or else for the newest. */
const versionAfter = ({ engine, engineVersion }: DatabaseRecord, given = engineVersion): string =>
  engineVersion.startsWith(`${given}.`) ? engineVersion : versionOf(engine, given);

/** Everything that is not merely known of a database, to be compared. */
function serverOf({ settings, engineVersion, backupDays, secretArn, subnetGroup }: DatabaseRecord): string {
  const own = Object.entries(settings).filter(([name]) => !known.includes(name));
  return JSON.stringify([
    own.sort(([a], [b]) => (a < b ? -1 : 1)),
    engineVersion,
    backupDays,
    secretArn,
    subnetGroup,
  ]);
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

/** Another type of storage has its own IOPS and throughput; another parameter group counts from the next reboot on. */
function settingsAfter({ kind, settings: before }: DatabaseRecord, input: Input) {
  const given: DatabaseRecord['settings'] = (kind === 'instance' ? instanceSettings : clusterSettings)(input);
  const { Iops: _iops, StorageThroughput: _throughput, ...others } = before;
  const isKept = given.StorageType === undefined || given.StorageType === before.StorageType;
  const { DBParameterGroupName: group } = input;
  const settings: DatabaseRecord['settings'] = {
    ...(isKept ? before : others),
    ...given,
    ...(kind === 'instance' &&
      group !== undefined && {
        DBParameterGroups: [{ DBParameterGroupName: group, ParameterApplyStatus: 'pending-reboot' }],
      }),
    ...exportsAfter(before, input),
  };
  return { ...settings, ...windowsOf(settings) };
}

/** The logs that are exported, with what is turned on and off. */
function exportsAfter(
  before: DatabaseRecord['settings'],
  { CloudwatchLogsExportConfiguration: given }: Input,
) {
  if (!given) return {};
  const { EnableLogTypes: on = [], DisableLogTypes: off = [] } = given;
  const logs = new Set([...((before.EnabledCloudwatchLogsExports ?? []) as string[]), ...on]);
  return { EnabledCloudwatchLogsExports: [...logs].filter((log) => !off.includes(log)) };
}

/** @throws DBSubnetGroupNotFoundFault, InvalidVPCNetworkStateFault, InvalidParameterCombination */
function checkPlace({ id, kind, subnetGroup }: DatabaseRecord, input: Input, ctx: Context): void {
  const present = subnetGroup === undefined ? undefined : requireSubnetGroup(subnetGroup, ctx);
  const wanted = kind === 'instance' ? input.DBSubnetGroupName : undefined;
  const group = wanted === undefined ? present : requireSubnetGroup(wanted, ctx);
  if (present && group && group !== present && group.vpcId === present.vpcId)
    throw invalidNetworkState(
      `You cannot move DB instance ${id} to subnet group ${group.name}. The specified DB subnet group and DB instance are in the same VPC. Choose a DB subnet group in different VPC than the specified DB instance and try again.`,
    );
  if (group) checkGroups(input.VpcSecurityGroupIds, group.vpcId, ctx);
}

/** What is given, with what there is of storage, windows and monitoring: these are judged together. */
function asAfter(record: DatabaseRecord, input: Input): NewDatabase {
  const {
    StorageType,
    AllocatedStorage,
    Iops,
    PreferredBackupWindow,
    PreferredMaintenanceWindow,
    MonitoringRoleArn,
  } = record.settings as NewDatabase;
  const isKept = input.StorageType === undefined || input.StorageType === StorageType;
  return plain({
    ...{
      StorageType,
      AllocatedStorage,
      PreferredBackupWindow,
      PreferredMaintenanceWindow,
      MonitoringRoleArn,
    },
    ...(isKept && { Iops }),
    ...input,
    Engine: record.engine,
    Port: input.DBPortNumber ?? input.Port,
    DBClusterIdentifier: record.clusterId,
  });
}

/** @throws InvalidParameterValue, InvalidParameterCombination */
function checkCredentials(
  { engine, secretArn }: DatabaseRecord,
  { MasterUserPassword: given, ManageMasterUserPassword: isManaged }: Input,
): void {
  if (given !== undefined) checkPassword(engine, given);
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
