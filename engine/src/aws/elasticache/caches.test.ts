import { expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import { cluster, group, lastStart, makeCluster, makeGroup, newAccount } from './testing/caches.ts';

test('a cache cluster is creating, and available once its server runs, with an endpoint', () => {
  using cloud = newAccount({ hasServers: false });
  makeCluster(cloud);
  expect(cluster(cloud)).toMatchObject({ CacheClusterStatus: 'creating', EngineVersion: '7.1.0' });
  expect(cluster(cloud).CacheNodes).toBeUndefined();
  const start = lastStart(cloud) as { storeId: string };
  expect(start).toMatchObject({ kind: 'redis', port: 6379, isCluster: false, isEncrypted: false });
  cloud.report('data-stores/started', { storeId: start.storeId, port: 6380 });
  expect(cluster(cloud)).toMatchObject({
    CacheClusterStatus: 'available',
    ARN: 'arn:aws:elasticache:us-east-1:000000000000:cluster:shop',
    CacheParameterGroup: { CacheParameterGroupName: 'default.redis7' },
    CacheNodes: [{ CacheNodeId: '0001', Endpoint: { Address: '127.0.0.1', Port: 6380 } }],
  });
});

test('without a server, a cache is recorded and available; the engine’s next start looks again', () => {
  using cloud = newAccount({ hasServers: false });
  let isInstalled = false;
  cloud.on('data-stores/start', ({ storeId, port }) =>
    isInstalled
      ? cloud.report('data-stores/started', { storeId, port })
      : cloud.report('data-stores/missing', { storeId, remedy: 'apt-get install redis-server' }),
  );
  makeGroup(cloud);
  const address = () => group(cloud).NodeGroups![0]!.PrimaryEndpoint!.Address;
  expect(group(cloud).Status).toBe('available');
  expect(address()).toMatch(/^shop\..*\.ng\.0001\.use1\.cache\.amazonaws\.com$/);
  isInstalled = true;
  cloud.restart();
  cloud.settle();
  expect([group(cloud).Status, address()]).toEqual(['available', '127.0.0.1']);
});

test('where tasks are containers, endpoints have the address at which they reach the server', () => {
  using cloud = newAccount({ hasServers: false });
  cloud.on('data-stores/start', ({ storeId, port }) =>
    cloud.report('data-stores/started', { storeId, port, address: '10.88.0.1' }),
  );
  makeGroup(cloud);
  expect(group(cloud).NodeGroups![0]!.PrimaryEndpoint).toEqual({ Address: '10.88.0.1', Port: 6379 });
});

test('a server that does not start fails its cache', () => {
  using cloud = newAccount({ hasServers: false });
  cloud.on('data-stores/start', ({ storeId }) =>
    cloud.report('data-stores/failed', { storeId, reason: 'no disk' }),
  );
  makeGroup(cloud);
  expect(group(cloud).Status).toBe('create-failed');
});

test('the engine’s next start starts the server again, and so does its end', () => {
  using cloud = newAccount();
  makeGroup(cloud);
  const starts = () => cloud.effects.filter(({ effect }) => effect === 'data-stores/start').length;
  cloud.restart();
  cloud.settle();
  expect(starts()).toBe(2);
  cloud.report('data-stores/stopped', { storeId: (lastStart(cloud) as { storeId: string }).storeId });
  cloud.settle();
  expect(starts()).toBe(3);
});

test('a replication group is one server, and its nodes are listed among the clusters', () => {
  using cloud = newAccount();
  makeGroup(cloud, { NumCacheClusters: 3, AutomaticFailoverEnabled: true, MultiAZEnabled: true });
  expect(cloud.effects.filter(({ effect }) => effect === 'data-stores/start')).toHaveLength(1);
  const here = { Address: '127.0.0.1', Port: 6379 };
  expect(group(cloud)).toMatchObject({
    MemberClusters: ['shop-001', 'shop-002', 'shop-003'],
    AutomaticFailover: 'enabled',
    MultiAZ: 'enabled',
    ClusterEnabled: false,
    NodeGroups: [
      {
        NodeGroupId: '0001',
        PrimaryEndpoint: here,
        ReaderEndpoint: here,
        NodeGroupMembers: [
          { CacheClusterId: 'shop-001', CurrentRole: 'primary', ReadEndpoint: here },
          { CurrentRole: 'replica' },
          { CurrentRole: 'replica' },
        ],
      },
    ],
  });
  expect(group(cloud).ConfigurationEndpoint).toBeUndefined();
  expect(cluster(cloud, 'shop-002')).toMatchObject({
    ReplicationGroupId: 'shop',
    CacheNodes: [{ Endpoint: here }],
  });
  const named = { ReplicationGroupId: 'shop', ApplyImmediately: true };
  cloud.call('elasticache', 'IncreaseReplicaCount', { ...named, NewReplicaCount: 4 });
  expect(group(cloud).Status).toBe('modifying');
  cloud.advance(1_000);
  expect(group(cloud).MemberClusters).toHaveLength(5);
  cloud.call('elasticache', 'DecreaseReplicaCount', { ...named, NewReplicaCount: 1 });
  cloud.advance(1_000);
  expect(group(cloud).MemberClusters).toHaveLength(2);
  expect(
    faultOf(() => cloud.call('elasticache', 'DecreaseReplicaCount', { ...named, NewReplicaCount: 0 })),
  ).toContain('at least 2 cache clusters');
});

test('with cluster mode a group has a configuration endpoint and shards', () => {
  using cloud = newAccount();
  makeGroup(cloud, { NumNodeGroups: 2, ReplicasPerNodeGroup: 1, AutomaticFailoverEnabled: true });
  expect(lastStart(cloud)).toMatchObject({ isCluster: true });
  expect(group(cloud)).toMatchObject({
    ClusterEnabled: true,
    ConfigurationEndpoint: { Address: '127.0.0.1', Port: 6379 },
    MemberClusters: ['shop-0001-001', 'shop-0001-002', 'shop-0002-001', 'shop-0002-002'],
    NodeGroups: [{ Slots: '0-8191' }, { Slots: '8192-16383' }],
  });
  expect(group(cloud).NodeGroups![0]!.PrimaryEndpoint).toBeUndefined();
  expect(cluster(cloud, 'shop-0001-001').CacheParameterGroup?.CacheParameterGroupName).toBe(
    'default.valkey8.cluster.on',
  );
});

test('a token is given to the server, and rotated beside the one before it', () => {
  using cloud = newAccount();
  const token = 'a-token-of-twenty-one';
  makeGroup(cloud, { TransitEncryptionEnabled: true, AuthToken: token });
  expect(lastStart(cloud)).toMatchObject({ password: token, isEncrypted: true });
  expect(group(cloud)).toMatchObject({ AuthTokenEnabled: true, TransitEncryptionMode: 'required' });
  const change = { ReplicationGroupId: 'shop', AuthToken: 'another-token-of-twenty' };
  cloud.call('elasticache', 'ModifyReplicationGroup', { ...change, AuthTokenUpdateStrategy: 'ROTATE' });
  expect(group(cloud).Status).toBe('modifying');
  cloud.settle();
  expect(lastStart(cloud)).toMatchObject({ password: change.AuthToken, formerPassword: token });
  cloud.call('elasticache', 'ModifyReplicationGroup', { ...change, AuthTokenUpdateStrategy: 'SET' });
  cloud.settle();
  expect(lastStart(cloud)).not.toHaveProperty('formerPassword');
  expect(group(cloud).Status).toBe('available');
});

test('a token is deleted for groups of users alone', () => {
  using cloud = newAccount();
  makeGroup(cloud, { TransitEncryptionEnabled: true, AuthToken: 'a-token-of-twenty-one' });
  const change = { ReplicationGroupId: 'shop', AuthTokenUpdateStrategy: 'DELETE' as const };
  expect(faultOf(() => cloud.call('elasticache', 'ModifyReplicationGroup', change))).toBe(
    'InvalidParameterValue: Auth token update strategy delete is not supported currently',
  );
  cloud.call('elasticache', 'CreateUserGroup', {
    UserGroupId: 'staff',
    Engine: 'redis',
    UserIds: ['default'],
  });
  cloud.call('elasticache', 'ModifyReplicationGroup', { ...change, UserGroupIdsToAdd: ['staff'] });
  expect(group(cloud)).toMatchObject({ AuthTokenEnabled: false, UserGroupIds: ['staff'] });
});

test('a serverless cache speaks TLS and the cluster protocol', () => {
  using cloud = newAccount();
  const named = { ServerlessCacheName: 'shop' };
  const made = cloud.call('elasticache', 'CreateServerlessCache', { ...named, Engine: 'valkey' });
  expect(made.ServerlessCache).toMatchObject({ Status: 'CREATING', MajorEngineVersion: '8' });
  cloud.settle();
  expect(lastStart(cloud)).toMatchObject({ isCluster: true, isEncrypted: true });
  const described = () => cloud.call('elasticache', 'DescribeServerlessCaches', named).ServerlessCaches![0]!;
  expect(described()).toMatchObject({
    Status: 'AVAILABLE',
    FullEngineVersion: '8.1',
    Endpoint: { Address: '127.0.0.1', Port: 6379 },
    ReaderEndpoint: { Address: '127.0.0.1', Port: 6379 },
  });
  cloud.call('elasticache', 'ModifyServerlessCache', { ...named, Description: 'of sessions' });
  cloud.advance(1_000);
  expect(described()).toMatchObject({ Status: 'AVAILABLE', Description: 'of sessions' });
  cloud.call('elasticache', 'DeleteServerlessCache', named);
  expect(described().Status).toBe('DELETING');
  cloud.advance(1_000);
  expect(faultOf(described)).toContain('ServerlessCacheNotFoundFault');
});

test('a cluster is modified, rebooted and deleted with its server', () => {
  using cloud = newAccount();
  makeCluster(cloud);
  const id = { CacheClusterId: 'shop' };
  cloud.call('elasticache', 'ModifyCacheCluster', { ...id, CacheNodeType: 'cache.t4g.small' });
  expect(cluster(cloud).CacheClusterStatus).toBe('modifying');
  cloud.advance(1_000);
  expect(cluster(cloud)).toMatchObject({
    CacheClusterStatus: 'available',
    CacheNodeType: 'cache.t4g.small',
  });
  const { CacheCluster } = cloud.call('elasticache', 'RebootCacheCluster', {
    ...id,
    CacheNodeIdsToReboot: ['0001'],
  });
  expect(CacheCluster?.CacheClusterStatus).toBe('rebooting cluster nodes');
  cloud.settle();
  expect(cluster(cloud).CacheClusterStatus).toBe('available');
  expect(cloud.effects.filter(({ effect }) => effect === 'data-stores/start')).toHaveLength(2);
  cloud.call('elasticache', 'DeleteCacheCluster', id);
  expect(cluster(cloud).CacheClusterStatus).toBe('deleting');
  cloud.advance(1_000);
  expect(faultOf(() => cluster(cloud))).toBe('CacheClusterNotFound: CacheCluster not found: shop');
  expect(cloud.effects.at(-1)?.effect).toBe('data-stores/remove');
});

test('a group goes with its server', () => {
  using cloud = newAccount();
  makeGroup(cloud);
  cloud.call('elasticache', 'DeleteReplicationGroup', { ReplicationGroupId: 'shop' });
  expect(group(cloud).Status).toBe('deleting');
  cloud.advance(1_000);
  expect(faultOf(() => group(cloud))).toBe('ReplicationGroupNotFoundFault: ReplicationGroup shop not found.');
  expect(cloud.effects.at(-1)?.effect).toBe('data-stores/remove');
});

test.each([
  ['an unknown engine', { Engine: 'dbase' }, 'InvalidParameterValue'],
  ['an identifier with two hyphens', { ReplicationGroupId: 'a--b' }, 'InvalidParameterValue: '],
  ['failover of one node', { AutomaticFailoverEnabled: true }, 'at least 2 cache clusters'],
  ['Multi-AZ without failover', { NumCacheClusters: 2, MultiAZEnabled: true }, 'automatic failover'],
  ['a token without TLS', { AuthToken: 'a-token-of-twenty-one' }, 'transit encryption'],
  ['a short token', { AuthToken: 'short', TransitEncryptionEnabled: true }, 'Invalid AuthToken provided'],
  ['six replicas', { ReplicasPerNodeGroup: 6 }, '0 to 5 replicas'],
  ['no node type', { CacheNodeType: undefined }, 'CacheNodeType must be provided'],
  ['a version that is none', { EngineVersion: 'new' }, 'Cannot find version new for valkey'],
  [
    'a subnet group that does not exist',
    { CacheSubnetGroupName: 'none' },
    'CacheSubnetGroupNotFoundFault: Cache Subnet Group none does not exist.',
  ],
  [
    'a parameter group that does not exist',
    { CacheParameterGroupName: 'none' },
    'CacheParameterGroupNotFound: CacheParameterGroup not found: none',
  ],
  ['a snapshot', { SnapshotName: 'old' }, 'not simulated'],
  ['a node type that is none', { CacheNodeType: 'db.t4g.micro' }, 'Invalid cache node type: db.t4g.micro'],
  [
    'a node type of no generation',
    { CacheNodeType: 'cache.t9.micro' },
    'Invalid cache node type: cache.t9.micro',
  ],
  ['a version of another engine', { EngineVersion: '6.2' }, 'Cannot find version 6.2 for valkey'],
  ['a port out of range', { Port: 70_000 }, 'Invalid port: 70000'],
  ['snapshots for too long', { SnapshotRetentionLimit: 36 }, 'Invalid snapshot retention limit: 36'],
  ['a mode of TLS without it', { TransitEncryptionMode: 'required' }, 'transit encryption is enabled'],
  ['a security group that does not exist', { SecurityGroupIds: ['sg-1'] }, 'Invalid security group: sg-1'],
  [
    'a zone that does not exist',
    { PreferredCacheClusterAZs: ['us-east-1z'] },
    'Invalid availability zone: us-east-1z',
  ],
  [
    'zones for the nodes of several shards',
    { NumNodeGroups: 2, PreferredCacheClusterAZs: ['us-east-1a'] },
    'PreferredCacheClusterAZs can only be specified for one node group.',
  ],
  [
    'snapshots of the smallest node type',
    { CacheNodeType: 'cache.t1.micro', SnapshotRetentionLimit: 1 },
    'Instance type does not support snapshotting.',
  ],
  ['no description', { ReplicationGroupDescription: '' }, 'ReplicationGroupDescription must be provided'],
  [
    'cluster mode without failover',
    { NumNodeGroups: 2, AutomaticFailoverEnabled: false },
    'InvalidParameterValue: Redis with cluster mode enabled cannot be created with auto failover turned off.',
  ],
  [
    'an identifier of more than 40 characters',
    { ReplicationGroupId: 'a'.repeat(41) },
    'not a valid identifier',
  ],
])('CreateReplicationGroup refuses %s', (_what, more, text) => {
  using cloud = newAccount();
  expect(faultOf(() => makeGroup(cloud, more))).toContain(text);
  expect(cloud.call('elasticache', 'DescribeReplicationGroups', {}).ReplicationGroups).toEqual([]);
});

test('a cluster of Memcached is one server, at its configuration endpoint and all its nodes', () => {
  using cloud = newAccount();
  makeCluster(cloud, { Engine: 'memcached', NumCacheNodes: 2 });
  expect(cluster(cloud)).toMatchObject({
    CacheClusterStatus: 'available',
    ConfigurationEndpoint: { Address: '127.0.0.1', Port: 11211 },
    CacheNodes: [{ CacheNodeId: '0001' }, { CacheNodeId: '0002' }],
  });
  expect(lastStart(cloud)).toMatchObject({ kind: 'memcached', port: 11211 });
  expect(faultOf(() => makeCluster(cloud, { CacheClusterId: 'two', NumCacheNodes: 2 }))).toContain(
    'NumCacheNodes parameter other than 1',
  );
});

test.each([
  [
    'Valkey',
    { Engine: 'valkey' },
    "This API doesn't support Valkey engine. Please use CreateReplicationGroup API for Valkey cluster creation.",
  ],
  [
    'a parameter group of another engine',
    { Engine: 'memcached', CacheParameterGroupName: 'default.redis7' },
    'InvalidParameterCombination: Expected a parameter group of family memcached1.6 but found one of family redis7',
  ],
  ['one node in several zones', { Engine: 'memcached', AZMode: 'cross-az' }, 'more than one node'],
  [
    'zones for other nodes',
    { Engine: 'memcached', NumCacheNodes: 2, PreferredAvailabilityZones: ['us-east-1a'] },
    'The number of Availability Zones',
  ],
])('CreateCacheCluster refuses %s', (_what, more, text) => {
  using cloud = newAccount();
  expect(faultOf(() => makeCluster(cloud, more))).toContain(text);
});

test('ModifyReplicationGroup refuses what CreateReplicationGroup refuses', () => {
  using cloud = newAccount();
  makeGroup(cloud);
  const modify = (more: object) => () =>
    cloud.call('elasticache', 'ModifyReplicationGroup', { ReplicationGroupId: 'shop', ...more });
  expect(faultOf(modify({ CacheNodeType: 'huge' }))).toContain('Invalid cache node type: huge');
  expect(faultOf(modify({ EngineVersion: '5.0.6' }))).toContain('Cannot find version 5.0.6 for valkey');
  expect(faultOf(modify({ AutomaticFailoverEnabled: true }))).toContain('at least 2 cache clusters');
  expect(faultOf(modify({ SnapshotRetentionLimit: 3 }))).toBe(
    'InvalidParameterCombination: Must specify both SnapshotRetentionLimit and SnapshottingClusterId to turn on snapshots',
  );
  modify({ SnapshotRetentionLimit: 3, SnapshottingClusterId: 'shop-001' })();
  expect(group(cloud).SnapshotRetentionLimit).toBe(3);
});

test('clusters and members of groups are listed page by page', () => {
  using cloud = newAccount();
  const node = { CacheNodeType: 'cache.t4g.micro', Engine: 'redis' };
  for (const letter of 'abcdefghijklmnopqrs')
    cloud.call('elasticache', 'CreateCacheCluster', { ...node, CacheClusterId: `alone-${letter}` });
  cloud.call('elasticache', 'CreateReplicationGroup', {
    ...node,
    ReplicationGroupId: 'pair',
    ReplicationGroupDescription: 'test',
    NumCacheClusters: 2,
  });
  const list = (more: object) => {
    const { CacheClusters = [], Marker } = cloud.call('elasticache', 'DescribeCacheClusters', more);
    return { ids: CacheClusters.map(({ CacheClusterId }) => CacheClusterId), Marker };
  };
  const first = list({ MaxRecords: 20 });
  expect(first.ids).toHaveLength(20);
  expect(first.ids.at(-1)).toBe('pair-001');
  expect(list({ MaxRecords: 20, Marker: first.Marker })).toEqual({ ids: ['pair-002'], Marker: undefined });
  expect(list({ ShowCacheClustersNotInReplicationGroups: true }).ids).toHaveLength(19);
  for (const MaxRecords of [19, 101])
    expect(faultOf(() => list({ MaxRecords }))).toBe(
      `InvalidParameterValue: Invalid value ${MaxRecords} for MaxRecords. Must be between 20 and 100`,
    );
  expect(faultOf(() => list({ Marker: 'x' }))).toBe('InvalidParameterValue: Invalid marker: x');
});

test('a deletion policy Snapshot takes none of a cache, and the stack says so', () => {
  using cloud = newAccount();
  const Properties = {
    ReplicationGroupDescription: 'test',
    CacheNodeType: 'cache.t4g.micro',
    Engine: 'valkey',
    TransitEncryptionEnabled: true,
  };
  const Cache = { Type: 'AWS::ElastiCache::ReplicationGroup', DeletionPolicy: 'Snapshot', Properties };
  const { StackId } = cloud.call('cloudformation', 'CreateStack', {
    StackName: 'shop',
    TemplateBody: JSON.stringify({ Resources: { Cache } }),
  });
  cloud.advance(10_000);
  const reasons = () =>
    cloud
      .call('cloudformation', 'DescribeStackEvents', { StackName: StackId })
      .StackEvents!.flatMap(({ ResourceStatusReason }) => ResourceStatusReason ?? []);
  expect(reasons()).toContain('Its server takes only TLS, with a certificate of this machine.');
  cloud.call('cloudformation', 'DeleteStack', { StackName: 'shop' });
  cloud.advance(10_000);
  expect(reasons()).toContain('No snapshot was taken: Drydock takes none of caches.');
});

test('a version is changed to a later one, and never back', () => {
  using cloud = newAccount();
  makeCluster(cloud, { EngineVersion: '6.2' });
  cloud.advance(1_000);
  const change = (EngineVersion: string) =>
    cloud.call('elasticache', 'ModifyCacheCluster', { CacheClusterId: 'shop', EngineVersion });
  expect(faultOf(() => change('6.0'))).toContain(
    'InvalidParameterCombination: Cannot modify the engine version',
  );
  change('7.1');
  expect(cluster(cloud).EngineVersion).toBe('7.1.0');
});
