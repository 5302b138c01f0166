// Which modifications wait for the maintenance window where they are not to be applied immediately.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ModifyInstance.Settings.html
import type { DatabaseKind, DatabaseRecord } from '../state.ts';

type Changes = Readonly<Record<string, unknown>>;

const waiting: Readonly<Record<DatabaseKind, readonly string[]>> = {
  instance: [
    'AllocatedStorage',
    'CACertificateIdentifier',
    'DBInstanceClass',
    'DBSubnetGroupName',
    'DedicatedLogVolume',
    'EnableIAMDatabaseAuthentication',
    'EngineVersion',
    'Iops',
    'LicenseModel',
    'MultiAZ',
    'ProcessorFeatures',
    'StorageThroughput',
    'StorageType',
  ],
  cluster: ['AllocatedStorage', 'DBClusterInstanceClass', 'EngineVersion', 'Iops', 'StorageType'],
};

/** What is applied now, and what is pending then: `undefined` where nothing is. */
export function split(
  record: DatabaseRecord,
  { ApplyImmediately: isImmediate, ...input }: Changes,
): { readonly now: Changes; readonly pending: Changes | undefined } {
  const pending = { ...record.pending };
  const now: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined) continue;
    delete pending[name];
    if (isImmediate || !waits(record, name, value)) now[name] = value;
    // What it is already takes back what was pending.
    else if (!isSame(current(record, name), value) && !isMajorOf(record, name, value)) pending[name] = value;
  }
  if (isImmediate) return { now: { ...pending, ...now }, pending: undefined };
  if (pending.EngineVersion !== undefined && input.AllowMajorVersionUpgrade === true)
    pending.AllowMajorVersionUpgrade = true;
  const { AllowMajorVersionUpgrade: _shown, ...asked } = pending;
  return { now, pending: Object.keys(asked).length > 0 ? pending : undefined };
}

/** Backups that begin or end restart the server; another number of days does not. */
const waits = ({ kind, backupDays }: DatabaseRecord, name: string, value: unknown): boolean =>
  name === 'BackupRetentionPeriod' ? backupDays > 0 !== Number(value) > 0 : waiting[kind].includes(name);

/** A major version stands for the minor version that there is. */
const isMajorOf = ({ engineVersion }: DatabaseRecord, name: string, value: unknown): boolean =>
  name === 'EngineVersion' && engineVersion.startsWith(`${value}.`);

function current(record: DatabaseRecord, name: string): unknown {
  const own: Readonly<Record<string, unknown>> = {
    BackupRetentionPeriod: record.backupDays,
    DBSubnetGroupName: record.subnetGroup,
    EngineVersion: record.engineVersion,
    EnableIAMDatabaseAuthentication: record.settings.IAMDatabaseAuthenticationEnabled,
  };
  return Object.hasOwn(own, name) ? own[name] : record.settings[name];
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
