// What ElastiCache says of caches: in DescribeEvents, to their topics, and to EventBridge.
import { expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { makeCluster, makeGroup, newAccount } from './testing/caches.ts';

const events = (cloud: Rehearsal, asked: object = {}) =>
  (cloud.call('elasticache', 'DescribeEvents', asked).Events ?? []).map(
    ({ SourceType, SourceIdentifier, Message }) => `${SourceType} ${SourceIdentifier}: ${Message}`,
  );
const published = (cloud: Rehearsal) =>
  cloud.published.flatMap((each) =>
    each.event === 'elasticache/serverless-cache-event' ? [each.detail] : [],
  );

test('a cluster is created, rebooted and deleted; EventBridge is sent nothing of it', () => {
  using cloud = newAccount();
  makeCluster(cloud, { Engine: 'memcached', NumCacheNodes: 2 });
  cloud.advance(2_000);
  const named = { CacheClusterId: 'shop' };
  cloud.call('elasticache', 'RebootCacheCluster', { ...named, CacheNodeIdsToReboot: ['0001', '0002'] });
  cloud.advance(2_000);
  cloud.call('elasticache', 'DeleteCacheCluster', named);
  cloud.advance(2_000);
  expect(events(cloud)).toEqual(
    [
      'Cache cluster created',
      'Cache node 0001 shutdown',
      'Cache node 0001 restarted',
      'Cache node 0002 shutdown',
      'Cache node 0002 restarted',
      'Cache cluster deleted',
    ].map((text) => `cache-cluster shop: ${text}`),
  );
  expect(published(cloud)).toEqual([]);
});

test('a replication group and its nodes notify their topic', () => {
  using cloud = newAccount();
  const { TopicArn } = cloud.call('sns', 'CreateTopic', { Name: 'caches' });
  const { QueueUrl } = cloud.call('sqs', 'CreateQueue', { QueueName: 'q' });
  cloud.call('sns', 'Subscribe', {
    TopicArn,
    Protocol: 'sqs',
    Endpoint: 'arn:aws:sqs:us-east-1:000000000000:q',
    Attributes: { RawMessageDelivery: 'true' },
  });
  makeGroup(cloud, { NumCacheClusters: 2, NotificationTopicArn: TopicArn });
  cloud.advance(2_000);
  expect(events(cloud)).toEqual([
    'cache-cluster shop-001: Cache cluster created',
    'cache-cluster shop-002: Cache cluster created',
    'replication-group shop: Replication group shop created',
  ]);
  const { Messages = [] } = cloud.call('sqs', 'ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 });
  expect(Messages.map(({ Body = '' }) => JSON.parse(Body)).sort()).toEqual(
    [
      { 'ElastiCache:CacheClusterProvisioningComplete': 'shop-001' },
      { 'ElastiCache:CacheClusterProvisioningComplete': 'shop-002' },
      { 'ElastiCache:CreateReplicationGroupComplete': 'shop' },
    ].sort(),
  );
  cloud.call('sns', 'DeleteTopic', { TopicArn });
  cloud.call('elasticache', 'DeleteReplicationGroup', { ReplicationGroupId: 'shop' });
  cloud.advance(2_000);
  expect(cloud.log.splice(0)).toEqual(
    Array.from({ length: 2 }, () => expect.stringContaining('The cache shop could not notify')),
  );
});

test('a serverless cache is of EventBridge, too', () => {
  using cloud = newAccount();
  const named = { ServerlessCacheName: 'shop' };
  cloud.call('elasticache', 'CreateServerlessCache', { ...named, Engine: 'valkey' });
  cloud.advance(2_000);
  const CacheUsageLimits = { DataStorage: { Maximum: 5, Unit: 'GB' as const } };
  cloud.call('elasticache', 'ModifyServerlessCache', { ...named, CacheUsageLimits });
  cloud.advance(2_000);
  cloud.call('elasticache', 'DeleteServerlessCache', named);
  cloud.advance(2_000);
  const arn = 'arn:aws:elasticache:us-east-1:000000000000:serverlesscache:shop';
  expect(published(cloud)[0]).toEqual({
    detailType: 'Cache Created',
    resources: [arn],
    detail: {
      EventCategories: ['creation'],
      EventID: expect.stringMatching(/^[0-9a-f-]{36}$/),
      Message: 'Cache shop is created and ready to use.',
      SourceArn: arn,
      SourceIdentifier: 'shop',
      SourceType: 'serverless-cache',
    },
  });
  expect(events(cloud, { SourceType: 'serverless-cache', SourceIdentifier: 'shop' })).toEqual(
    published(cloud).map(({ detail }) => `serverless-cache shop: ${detail.Message}`),
  );
  expect(published(cloud).map(({ detailType }) => detailType)).toEqual([
    'Cache Created',
    'Cache Updated',
    'Cache Deleted',
  ]);
});

test('a serverless cache whose server does not start has failed', () => {
  using cloud = newAccount({ hasServers: false });
  cloud.call('elasticache', 'CreateServerlessCache', { ServerlessCacheName: 'shop', Engine: 'valkey' });
  cloud.settle();
  const start = cloud.effects.find(({ effect }) => effect === 'data-stores/start')!;
  const { storeId } = start.input as { storeId: string };
  cloud.report('data-stores/failed', { storeId, reason: 'no disk' });
  expect(published(cloud).map(({ detailType }) => detailType)).toEqual(['Cache Creation Failed']);
});

test('DescribeEvents refuses a source without its type', () => {
  using cloud = newAccount();
  expect(faultOf(() => events(cloud, { SourceIdentifier: 'shop' }))).toContain('InvalidParameterCombination');
});
