// What RDS demands of a database's settings, new or changed.
// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
import { isInstanceType, isSecurityGroup } from '../../../contracts/managed-stores/ec2-lookups.ts';
import type { Context } from '../../../kernel/context.ts';
import { isAurora } from '../engines.ts';
import {
  clusterParameterGroupNotFound,
  invalidCombination,
  invalidValue,
  parameterGroupNotFound,
} from '../faults.ts';
import { hasParameterGroup } from '../find.ts';
import type { DatabaseKind } from '../state.ts';
import { isBeyondReleases } from '../versions.ts';
import { checkNames } from './names.ts';
import type { NewDatabase } from './new-database.ts';
import { checkOptions } from './options.ts';
import { checkStorage } from './storage.ts';
import { checkWindows } from './windows.ts';

/** Major versions that can be created, extended support included. Engines that are not listed are not checked. */
const majors: Readonly<Record<string, RegExp>> = {
  postgres: /^1[1-8](\.|$)/,
  'aurora-postgresql': /^1[1-7](\.|$)/,
  mysql: /^(5\.7|8\.0|8\.4)(\.|$)/,
  'aurora-mysql': /^(5\.7|8\.0)(\.|$)/,
  mariadb: /^(10\.([456]|11)|11\.[48])(\.|$)/,
};

/** Families of classes that are no family of EC2's instance types. */
const ownFamilies = ['cr1', 'x2g'];

const mostBackupDays = 35;
const leastPreferredTier = 15;
const leastPort = 1150;
const mostPort = 65_535;

/** @throws InvalidParameterValue, InvalidParameterCombination, DBParameterGroupNotFound */
export function checkDatabase(kind: DatabaseKind, input: NewDatabase, ctx: Context): void {
  const { Engine = '', EngineVersion: version, DBInstanceClass: instanceClass, Port: port } = input;
  if (
    version !== undefined &&
    ((majors[Engine] && !majors[Engine].test(version)) || isBeyondReleases(Engine, version))
  )
    throw invalidCombination(`Cannot find version ${version} for ${Engine}`);
  if (instanceClass !== undefined && !isClass(instanceClass, ctx))
    throw invalidValue(`Invalid DB Instance class: ${instanceClass}`);
  if (port !== undefined && (port < leastPort || port > mostPort))
    throw invalidValue(`Invalid port: ${port}. Must be between ${leastPort} and ${mostPort}`);
  checkNames(Engine, input);
  checkOptions(Engine, input);
  if (kind === 'instance' && input.DBClusterIdentifier === undefined && !isAurora(Engine))
    checkStorage(Engine, input);
  checkWindows(input);
  const { PromotionTier: tier = 0 } = input;
  if (tier < 0 || tier > leastPreferredTier)
    throw invalidValue(`Invalid promotion tier: ${tier}. Must be between 0 and ${leastPreferredTier}`);
  const days = input.BackupRetentionPeriod;
  if (days !== undefined && (days < (kind === 'cluster' ? 1 : 0) || days > mostBackupDays))
    throw invalidValue(`Invalid backup retention period: ${days}`);
  const group = kind === 'instance' ? input.DBParameterGroupName : input.DBClusterParameterGroupName;
  // AWS makes the default ones.
  if (group !== undefined && !group.startsWith('default.')) checkParameterGroup(kind, group, ctx);
  for (const id of input.VpcSecurityGroupIds ?? [])
    if (!isSecurityGroup(id, ctx)) throw invalidValue(`Invalid security group , groupId= ${id}, groupName=.`);
}

/** `db.serverless`, `db.r5.large.tpc1.mem2x`, or the name of an EC2 instance type: `db.t4g.micro`. */
function isClass(name: string, ctx: Context): boolean {
  if (name === 'db.serverless') return true;
  const [, type = '', family = ''] = /^db\.(([a-z]\w*)\.\w+)(\.tpc\d\.mem\dx)?$/.exec(name) ?? [];
  return type !== '' && (ownFamilies.includes(family) || isInstanceType(type, ctx));
}

function checkParameterGroup(kind: DatabaseKind, name: string, ctx: Context): void {
  if (hasParameterGroup(kind, name, ctx)) return;
  throw kind === 'cluster' ? clusterParameterGroupNotFound(name) : parameterGroupNotFound(name);
}
