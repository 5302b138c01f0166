// Adds a database's engine, host, port and name to the secret that has its password.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secrettargetattachment.html
import type { Progress, Properties, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { invalidParameter } from '../faults.ts';
import { findSecret } from '../find.ts';

/** What is added, and removed with the attachment. */
const members = ['engine', 'host', 'port', 'dbname', 'dbInstanceIdentifier', 'dbClusterIdentifier'];

/** By the type of the database: the member that tells which one it is. */
const identifiers: Readonly<Record<string, string>> = {
  'AWS::RDS::DBInstance': 'dbInstanceIdentifier',
  'AWS::RDS::DBCluster': 'dbClusterIdentifier',
};

export const secretTargetAttachment: ResourceType = {
  type: 'AWS::SecretsManager::SecretTargetAttachment',
  create: ({ properties }, ctx) => {
    const { ARN = '' } = ctx.call('secretsmanager', 'DescribeSecret', {
      SecretId: String(properties.SecretId),
    });
    return attach(ARN, properties, ctx);
  },
  update: (id, { properties }, ctx) => attach(id, properties, ctx),
  delete(id, _request, ctx) {
    const secret = findSecret(ctx, id);
    if (secret && secret.deletedAt === undefined) write(id, {}, ctx);
    return { status: 'success', physicalId: id };
  },
  read(id, { SecretId, TargetType, TargetId }, ctx) {
    const secret = findSecret(ctx, id);
    if (!secret || secret.deletedAt !== undefined) return undefined;
    // Nothing was added for a database that is not simulated.
    if (!identifiers[String(TargetType)]) return { SecretId, TargetType, TargetId };
    const value = objectOf(ctx.call('secretsmanager', 'GetSecretValue', { SecretId: id }).SecretString);
    const [type, member] = Object.entries(identifiers).find(([, name]) => value?.[name] !== undefined) ?? [];
    return type === undefined ? undefined : { SecretId, TargetType: type, TargetId: value?.[member!] };
  },
  attributes: (id) => ({ Id: id }),
};

function attach(id: string, properties: Properties, ctx: Context): Progress {
  const { TargetType, TargetId } = properties as { TargetType: string; TargetId: string };
  const connection = connectionOf(TargetType, TargetId, ctx);
  if (!connection)
    return {
      status: 'success',
      physicalId: id,
      remark: `Recorded only: Drydock does not simulate ${TargetType}, and the secret does not get its host and port`,
    };
  write(id, connection, ctx);
  return { status: 'success', physicalId: id };
}

/** Undefined: no such database is simulated. */
function connectionOf(type: string, id: string, ctx: Context): object | undefined {
  if (type === 'AWS::RDS::DBInstance') {
    const found = ctx.call('rds', 'DescribeDBInstances', { DBInstanceIdentifier: id }).DBInstances?.[0];
    return {
      engine: secretEngine(found?.Engine),
      host: found?.Endpoint?.Address,
      port: found?.Endpoint?.Port,
      dbname: found?.DBName,
      dbInstanceIdentifier: found?.DBInstanceIdentifier,
    };
  }
  if (type === 'AWS::RDS::DBCluster') {
    const found = ctx.call('rds', 'DescribeDBClusters', { DBClusterIdentifier: id }).DBClusters?.[0];
    return {
      engine: secretEngine(found?.Engine),
      host: found?.Endpoint,
      port: found?.Port,
      dbname: found?.DatabaseName,
      dbClusterIdentifier: found?.DBClusterIdentifier,
    };
  }
  return undefined;
}

/** Secrets know no Aurora: `postgres` and `mysql` are what rotation functions look for. */
const secretEngine = (engine = '') => engine.replace(/^aurora-(postgres|mysql)(ql)?$/, '$1');

function write(SecretId: string, connection: object, ctx: Context): void {
  const { SecretString } = ctx.call('secretsmanager', 'GetSecretValue', { SecretId });
  const value = objectOf(SecretString);
  if (!value) {
    if (Object.keys(connection).length === 0) return;
    throw invalidParameter("Secrets Manager can't attach a secret whose value is not a JSON object.");
  }
  const kept = Object.entries(value).filter(([name]) => !members.includes(name));
  const text = JSON.stringify({ ...Object.fromEntries(kept), ...connection });
  if (text !== SecretString) ctx.call('secretsmanager', 'PutSecretValue', { SecretId, SecretString: text });
}

function objectOf(text = ''): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
