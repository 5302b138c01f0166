// What the creation of an instance and of a cluster have in common.
import { ownedBy } from '../../../contracts/owning-service.ts';
import { tagRecord } from '../../../contracts/tag-records.ts';
import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { engines } from '../engines.ts';
import { clusterExists, instanceExists, invalidCombination, invalidValue } from '../faults.ts';
import { databaseArn, databaseKey, findDatabase } from '../find.ts';
import { type DatabaseKind, type DatabaseRecord, databases } from '../state.ts';
import { versionOf } from '../versions.ts';
import { checkDatabase } from './check.ts';
import { checkPassword } from './names.ts';
import type { NewDatabase } from './new-database.ts';
import { placeOf } from './place.ts';
import { windowsOf } from './windows.ts';

export function createDatabase(
  kind: DatabaseKind,
  idGiven: string | undefined,
  input: NewDatabase,
  settings: DatabaseRecord['settings'],
  ctx: Context,
  origin?: string,
): DatabaseRecord {
  const id = (idGiven ?? '').toLowerCase();
  if (!/^[a-z](?!.*--)[a-z0-9-]{0,62}(?<!-)$/.test(id))
    throw invalidValue(
      `The parameter DB${kind === 'instance' ? 'Instance' : 'Cluster'}Identifier is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.`,
    );
  if (findDatabase(kind, id, ctx)) throw kind === 'instance' ? instanceExists() : clusterExists();
  const { Engine = '' } = input;
  const engine = Object.hasOwn(engines, Engine) ? engines[Engine]! : undefined;
  if (!engine) throw invalidValue(`Invalid DB engine: ${Engine}`);
  checkDatabase(kind, input, ctx);
  const isMember = kind === 'instance' && input.DBClusterIdentifier !== undefined;
  const place = placeOf(kind, input, ctx);
  const database = {
    kind,
    id,
    resourceId: `${kind === 'instance' ? 'db' : 'cluster'}-${ctx.ids.hex(26).toUpperCase()}`,
  };
  const record: DatabaseRecord = plain({
    ...database,
    engine: Engine,
    engineVersion: versionOf(Engine, input.EngineVersion ?? engine.version),
    status: 'creating',
    createdAt: ctx.now,
    port: input.Port ?? engine.port,
    ...(isMember
      ? { clusterId: input.DBClusterIdentifier!.toLowerCase() }
      : credentials(database, input, ctx)),
    databaseName: kind === 'instance' ? input.DBName : input.DatabaseName,
    subnetGroup: place.subnetGroup,
    origin,
    backupDays: input.BackupRetentionPeriod ?? 1,
    deletionProtection: input.DeletionProtection ?? false,
    ...(!engine.store && { recorded: `Drydock runs no server of the engine ${Engine}` }),
    settings: { ...place.settings, ...settings, ...windowsOf(settings) },
    tags: tagRecord(input.Tags),
  });
  ctx.put(databases, databaseKey(record), record);
  ctx.enqueue('rds/database', databaseKey(record));
  return record;
}

function credentials(
  database: Pick<DatabaseRecord, 'kind' | 'id'>,
  input: NewDatabase,
  ctx: Context,
): Pick<DatabaseRecord, 'user' | 'password' | 'secretArn'> {
  const { MasterUsername: user, MasterUserPassword: password, ManageMasterUserPassword: isManaged } = input;
  if (user === undefined)
    throw invalidValue('The parameter MasterUsername must be provided and must not be blank.');
  if (isManaged && password !== undefined)
    throw invalidCombination(
      "You can't specify MasterUserPassword when ManageMasterUserPassword is enabled.",
    );
  if (!isManaged && password === undefined)
    throw invalidValue(
      database.kind === 'instance'
        ? 'Invalid master password'
        : 'The parameter MasterUserPassword must be provided and must not be blank.',
    );
  if (password !== undefined) checkPassword(input.Engine ?? '', password);
  return isManaged ? { user, ...managedSecret(database, user, ctx) } : { user, password: password! };
}

export const newPassword = (ctx: Context): string =>
  ctx.call('secretsmanager', 'GetRandomPassword', { ExcludeCharacters: '/@" \\\'', PasswordLength: 28 })
    .RandomPassword ?? '';

/** A secret of the master user, which RDS keeps. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html */
export function managedSecret(
  database: Pick<DatabaseRecord, 'kind' | 'id'>,
  username: string,
  ctx: Context,
): { readonly password: string; readonly secretArn: string } {
  const password = newPassword(ctx);
  const what = database.kind === 'instance' ? 'DB instance' : 'DB cluster';
  const { ARN: secretArn = '' } = ctx.call('secretsmanager', 'CreateSecret', {
    Name: `rds!${database.kind === 'instance' ? 'db' : 'cluster'}-${ctx.ids.uuid()}`,
    Description: `Secret associated with primary RDS ${what}: ${databaseArn(database, ctx)}`,
    SecretString: JSON.stringify({ username, password }),
    Tags: [
      {
        Key: `aws:rds:primaryDB${database.kind === 'instance' ? 'Instance' : 'Cluster'}Arn`,
        Value: databaseArn(database, ctx),
      },
      { Key: 'aws:secretsmanager:owningService', Value: 'rds' },
    ],
    ...ownedBy('rds'),
  });
  ctx.call('secretsmanager', 'RotateSecret', {
    SecretId: secretArn,
    RotationRules: { AutomaticallyAfterDays: 7 },
    RotateImmediately: false,
  });
  return { password, secretArn };
}
