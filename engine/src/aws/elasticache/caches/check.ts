// What ElastiCache demands of a new cache's settings.
// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
import type { CreateCacheClusterMessage, CreateReplicationGroupMessage } from '@aws-sdk/client-elasticache';
import { isInstanceType, isSecurityGroup, isZone } from '../../../contracts/managed-stores/ec2-lookups.ts';
import type { Context } from '../../../kernel/context.ts';
import { own } from '../../../kernel/own.ts';
import { invalidCombination, invalidValue } from '../faults.ts';

type NewNodes = Partial<CreateCacheClusterMessage & CreateReplicationGroupMessage>;

/** Versions that can be created, also where only their beginning is given. */
const versions: Readonly<Record<string, RegExp>> = {
  redis: /^(2\.8|3\.2|4\.0|5(\.0)?|6(\.[x02])?|7(\.[x01])?)(\.\d+)*$/,
  valkey: /^(7(\.2)?|8(\.[x0-9])?|9(\.[x0-9])?)(\.\d+)*$/,
  memcached: /^1\.[456](\.\d+)*$/,
};

const nodeType = /^cache\.[a-z]\d+[a-z]*\.(micro|small|medium|large|\d*xlarge)$/;
const mostPort = 65_535;
const mostSnapshotDays = 35;

/** @throws InvalidParameterCombination */
export function checkVersion(engine: string, version: string | undefined): void {
  if (version !== undefined && !(own(versions, engine)?.test(version) ?? true))
    throw invalidCombination(`Cannot find version ${version} for ${engine}`);
}

/** @throws InvalidParameterValue, InvalidParameterCombination */
export function checkNodes(engine: string, input: NewNodes, ctx: Context): void {
  const { CacheNodeType: type, Port: port, SnapshotRetentionLimit: days = 0 } = input;
  if (type === undefined)
    throw invalidValue('The parameter CacheNodeType must be provided and must not be null.');
  if (!nodeType.test(type) || !isInstanceType(type.replace('cache.', ''), ctx))
    throw invalidValue(`Invalid cache node type: ${type}`);
  if (port !== undefined && (port < 1 || port > mostPort))
    throw invalidValue(`Invalid port: ${port}. Must be between 1 and ${mostPort}`);
  if (days < 0 || days > mostSnapshotDays)
    throw invalidValue(
      `Invalid snapshot retention limit: ${days}. Must be between 0 and ${mostSnapshotDays}`,
    );
  if (days > 0 && type === 'cache.t1.micro')
    throw invalidCombination(
      'Instance type does not support snapshotting. Snapshot retention limit parameter should not be specified.',
    );
  const encrypts = input.TransitEncryptionEnabled ?? false;
  if (input.TransitEncryptionMode !== undefined && !encrypts)
    throw invalidCombination('TransitEncryptionMode requires that transit encryption is enabled.');
  if (input.AuthToken !== undefined) {
    checkAuthToken(input.AuthToken);
    if (engine === 'memcached')
      throw invalidCombination('The AuthToken parameter is not supported by the engine memcached.');
    if (!encrypts)
      throw invalidCombination('The AuthToken parameter requires that transit encryption is enabled.');
  }
  for (const id of input.SecurityGroupIds ?? [])
    if (!isSecurityGroup(id, ctx)) throw invalidValue(`Invalid security group: ${id}`);
  checkZones(input, ctx);
}

function checkZones(input: NewNodes, ctx: Context): void {
  const { PreferredAvailabilityZones = [], PreferredCacheClusterAZs = [], AZMode } = input;
  const listed = [...PreferredAvailabilityZones, ...PreferredCacheClusterAZs];
  const nodes = input.NumCacheNodes ?? input.NumCacheClusters ?? 1;
  if (listed.length > 0 && listed.length !== nodes)
    throw invalidCombination('The number of Availability Zones must be that of the nodes.');
  if (AZMode === 'cross-az' && nodes < 2)
    throw invalidCombination('A cluster in several Availability Zones has more than one node.');
  // This one spreads the nodes over the zones.
  const one = input.PreferredAvailabilityZone === 'Multiple' ? undefined : input.PreferredAvailabilityZone;
  for (const zone of [...listed, ...(one === undefined ? [] : [one])])
    if (!isZone(zone, ctx)) throw invalidValue(`Invalid availability zone: ${zone}`);
}

/** https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html */
export function checkAuthToken(token: string): void {
  if (!/^[\x21-\x7e]{16,128}$/.test(token) || /["/@]/.test(token))
    throw invalidValue('Invalid AuthToken provided.');
}
