// What others can change of each of the service's resource types, for the drift suite.
import type { DriftExamples } from '../../testing/resource-examples/drift-examples.ts';
import {
  get,
  network,
  ref,
  securityGroup,
  subnet,
  tags,
} from '../../testing/resource-examples/surroundings.ts';

const groups = { ...network, ...securityGroup, OtherGroup: securityGroup.Group };
const third = subnet('SubnetC', '10.20.30.0/24', 'us-east-1c');

export const driftExamples: DriftExamples = {
  'AWS::ElastiCache::CacheCluster': {
    scenes: [
      {
        create: {
          AutoMinorVersionUpgrade: true,
          PreferredMaintenanceWindow: 'sun:05:00-sun:06:00',
          ...tags('a'),
        },
        update: {
          AutoMinorVersionUpgrade: false,
          PreferredMaintenanceWindow: 'mon:05:00-mon:06:00',
          ...tags('b'),
        },
      },
      {
        create: { Engine: 'redis', SnapshotWindow: '05:00-06:00', SnapshotRetentionLimit: 1 },
        update: {
          CacheNodeType: 'cache.t4g.small',
          SnapshotWindow: '07:00-08:00',
          SnapshotRetentionLimit: 2,
        },
      },
      {
        prerequisites: groups,
        create: { VpcSecurityGroupIds: [get('Group', 'GroupId')] },
        update: { VpcSecurityGroupIds: [get('OtherGroup', 'GroupId')] },
      },
    ],
    unchanged: {
      'it is changed with the engine’s version': ['CacheParameterGroupName', 'EngineVersion'],
      'not simulated': [
        'CacheSecurityGroupNames',
        'IpDiscovery',
        'PreferredAvailabilityZone',
        'TransitEncryptionEnabled',
      ],
    },
  },
  'AWS::ElastiCache::ReplicationGroup': {
    scenes: [
      {
        create: {
          AutoMinorVersionUpgrade: true,
          PreferredMaintenanceWindow: 'sun:05:00-sun:06:00',
          SnapshotRetentionLimit: 1,
          SnapshotWindow: '03:00-04:00',
          ...tags('a'),
        },
        update: {
          AutoMinorVersionUpgrade: false,
          CacheNodeType: 'cache.t4g.small',
          NumCacheClusters: 3,
          PreferredMaintenanceWindow: 'mon:05:00-mon:06:00',
          SnapshotRetentionLimit: 2,
          SnapshotWindow: '07:00-08:00',
          ...tags('b'),
        },
      },
      {
        prerequisites: groups,
        create: { SecurityGroupIds: [get('Group', 'GroupId')] },
        update: { SecurityGroupIds: [get('OtherGroup', 'GroupId')] },
      },
      { create: { MultiAZEnabled: false }, update: { AutomaticFailoverEnabled: false } },
    ],
    unchanged: {
      'it is changed with the engine’s version': ['CacheParameterGroupName', 'EngineVersion'],
      'the tests of shards change it': ['ClusterMode', 'NumNodeGroups'],
      'not simulated': [
        'CacheSecurityGroupNames',
        'IpDiscovery',
        'NotificationTopicArn',
        'SnapshottingClusterId',
        'TransitEncryptionEnabled',
        'TransitEncryptionMode',
        'UserGroupIds',
      ],
    },
  },
  'AWS::ElastiCache::ServerlessCache': {
    scenes: [
      {
        create: { Engine: 'valkey', DailySnapshotTime: '05:00', SnapshotRetentionLimit: 1, ...tags('a') },
        update: { DailySnapshotTime: '06:00', SnapshotRetentionLimit: 2, ...tags('b') },
      },
    ],
    unchanged: {
      'a change replaces or upgrades it': ['Engine', 'MajorEngineVersion'],
      'not simulated': ['CacheUsageLimits', 'SecurityGroupIds', 'UserGroupId'],
    },
  },
  'AWS::ElastiCache::User': {
    scenes: [
      {
        create: { ...tags('a'), AccessString: 'on ~* +@read' },
        update: { ...tags('b'), AccessString: 'off ~* +@read' },
      },
    ],
  },
  'AWS::ElastiCache::UserGroup': {
    scenes: [
      {
        create: { ...tags('a'), UserIds: ['default'] },
        update: { ...tags('b'), UserIds: [ref('Member')] },
      },
    ],
  },
  'AWS::ElastiCache::SubnetGroup': {
    scenes: [
      {
        prerequisites: third,
        create: tags('a'),
        update: { SubnetIds: [ref('SubnetA'), ref('SubnetC')], ...tags('b') },
      },
    ],
  },
  'AWS::ElastiCache::ParameterGroup': {
    scenes: [{ create: tags('a'), update: tags('b') }],
    unchanged: { 'the API cannot change it': ['Description'] },
  },
};
