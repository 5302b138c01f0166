// Makes a database of a snapshot: what it was, changed by what is given.
import type {
  RestoreDBClusterFromSnapshotMessage,
  RestoreDBInstanceFromDBSnapshotMessage,
} from '@aws-sdk/client-rds';
import type { Context } from '../../../kernel/context.ts';
import { createDatabase } from '../databases/create.ts';
import { clusterSettings, instanceSettings } from '../databases/settings.ts';
import { invalidCombination, invalidValue } from '../faults.ts';
import type { DatabaseRecord, SnapshotRecord } from '../state.ts';

type Input = Partial<RestoreDBInstanceFromDBSnapshotMessage & RestoreDBClusterFromSnapshotMessage>;

export function restore(
  snapshot: SnapshotRecord,
  id: string | undefined,
  input: Input,
  ctx: Context,
): DatabaseRecord {
  if (snapshot.status !== 'available') throw invalidValue(`The snapshot ${snapshot.id} is not available.`);
  if (input.Engine !== undefined && input.Engine !== snapshot.engine)
    throw invalidCombination(`The snapshot ${snapshot.id} is of the engine ${snapshot.engine}.`);
  const settingsOf = snapshot.kind === 'instance' ? instanceSettings : clusterSettings;
  const given = {
    ...input,
    Engine: snapshot.engine,
    EngineVersion: input.EngineVersion ?? snapshot.engineVersion,
    MasterUsername: snapshot.user,
    ...(!input.ManageMasterUserPassword && { MasterUserPassword: snapshot.password }),
    Port: input.Port ?? snapshot.port,
    BackupRetentionPeriod: input.BackupRetentionPeriod ?? snapshot.backupDays,
    ...(snapshot.databaseName !== undefined && {
      [snapshot.kind === 'instance' ? 'DBName' : 'DatabaseName']: snapshot.databaseName,
    }),
    DBClusterIdentifier: undefined,
  };
  // Its place and its parameter group are those of a new database.
  const {
    AvailabilityZone: _zone,
    AvailabilityZones: _zones,
    VpcSecurityGroups: _groups,
    DBParameterGroups: _parameters,
    DBClusterParameterGroup: _ofCluster,
    ...kept
  } = snapshot.settings;
  const settings = { ...kept, ...settingsOf(input) };
  return createDatabase(snapshot.kind, id, given, settings, ctx, snapshot.copyId);
}
