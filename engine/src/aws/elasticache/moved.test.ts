// A cache whose address changes by itself: a server was installed, or its port is another program's.
import { expect, test } from 'vitest';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { lastStart, newAccount } from './testing/caches.ts';

const endpoint = { 'Fn::GetAtt': ['Cache', 'PrimaryEndPoint.Port'] };
const place = {
  'Fn::Join': [':', [{ 'Fn::GetAtt': ['Cache', 'PrimaryEndPoint.Address'] }, endpoint]],
};

const cacheTemplate = JSON.stringify({
  Resources: {
    Cache: {
      Type: 'AWS::ElastiCache::ReplicationGroup',
      Properties: {
        ReplicationGroupId: 'shop',
        ReplicationGroupDescription: 'test',
        CacheNodeType: 'cache.t4g.micro',
        Engine: 'redis',
        NumCacheClusters: 1,
        AutomaticFailoverEnabled: false,
      },
    },
    Place: { Type: 'AWS::SSM::Parameter', Properties: { Name: 'place', Type: 'String', Value: place } },
  },
  Outputs: { Place: { Value: place, Export: { Name: 'cache' } } },
});
const importTemplate = JSON.stringify({
  Resources: {
    Place: {
      Type: 'AWS::SSM::Parameter',
      Properties: { Name: 'imported', Type: 'String', Value: { 'Fn::ImportValue': 'cache' } },
    },
  },
});

function deployed(cloud: Rehearsal, report: (storeId: string) => void): string {
  cloud.call('cloudformation', 'CreateStack', { StackName: 'caches', TemplateBody: cacheTemplate });
  cloud.advance(10_000);
  const { storeId } = lastStart(cloud) as { storeId: string };
  report(storeId);
  cloud.advance(10_000);
  cloud.call('cloudformation', 'CreateStack', { StackName: 'other', TemplateBody: importTemplate });
  cloud.advance(10_000);
  return storeId;
}

const update = (cloud: Rehearsal, StackName: string, TemplateBody: string) => {
  cloud.call('cloudformation', 'UpdateStack', { StackName, TemplateBody });
  cloud.advance(10_000);
  const [stack] = cloud.call('cloudformation', 'DescribeStacks', { StackName }).Stacks!;
  expect(stack?.StackStatus).toBe('UPDATE_COMPLETE');
  return stack;
};
const parameter = (cloud: Rehearsal, Name: string) =>
  cloud.call('ssm', 'GetParameter', { Name }).Parameter?.Value;
const reasonOf = (cloud: Rehearsal, StackName: string, LogicalResourceId: string) =>
  cloud.call('cloudformation', 'DescribeStackResources', { StackName, LogicalResourceId }).StackResources?.[0]
    ?.ResourceStatusReason;

const missing = (cloud: Rehearsal) => (storeId: string) =>
  cloud.report('data-stores/missing', { storeId, remedy: 'apt-get install redis-server' });

test('that has a server after all is to be deployed again, and the same template then gives its address', () => {
  using cloud = newAccount({ hasServers: false });
  const storeId = deployed(cloud, missing(cloud));
  expect(parameter(cloud, 'place')).toMatch(/amazonaws\.com:6379$/);
  expect(() => update(cloud, 'caches', cacheTemplate)).toThrow('No updates are to be performed.');
  cloud.report('data-stores/started', { storeId, port: 6379 });
  expect(reasonOf(cloud, 'caches', 'Cache')).toBe(
    'Deploy again: it was recorded only, and has a server now, at 127.0.0.1:6379',
  );
  expect(update(cloud, 'caches', cacheTemplate)?.Outputs?.[0]?.OutputValue).toBe('127.0.0.1:6379');
  expect(parameter(cloud, 'place')).toBe('127.0.0.1:6379');
  expect(reasonOf(cloud, 'caches', 'Cache')).toBeUndefined();
  expect(() => update(cloud, 'caches', cacheTemplate)).toThrow('No updates are to be performed.');
});

test('changes what other stacks import, which are to be deployed again as well', () => {
  using cloud = newAccount({ hasServers: false });
  const storeId = deployed(cloud, missing(cloud));
  cloud.report('data-stores/started', { storeId, port: 6379 });
  update(cloud, 'caches', cacheTemplate);
  expect(reasonOf(cloud, 'other', 'Place')).toBe('Deploy again: the value of the export cache has changed');
  update(cloud, 'other', importTemplate);
  expect(parameter(cloud, 'imported')).toBe('127.0.0.1:6379');
  expect(reasonOf(cloud, 'other', 'Place')).toBeUndefined();
});

test('shows in change sets with what refers to it', () => {
  using cloud = newAccount({ hasServers: false });
  const storeId = deployed(cloud, missing(cloud));
  cloud.report('data-stores/started', { storeId, port: 6379 });
  const name = { StackName: 'caches', ChangeSetName: 'again' };
  cloud.call('cloudformation', 'CreateChangeSet', { ...name, TemplateBody: cacheTemplate });
  cloud.advance(10_000);
  const { Changes } = cloud.call('cloudformation', 'DescribeChangeSet', name);
  expect(Changes?.map(({ ResourceChange: change }) => [change?.LogicalResourceId, change?.Action])).toEqual([
    ['Cache', 'Modify'],
    ['Place', 'Modify'],
  ]);
});

test('asks for the port that it first had, and says which one it got', () => {
  using cloud = newAccount({ hasServers: false });
  const storeId = deployed(cloud, (id) => cloud.report('data-stores/started', { storeId: id, port: 6379 }));
  expect(parameter(cloud, 'place')).toBe('127.0.0.1:6379');
  cloud.report('data-stores/started', { storeId, port: 41_000 });
  expect(reasonOf(cloud, 'caches', 'Cache')).toBe(
    'Deploy again: its server answers at 127.0.0.1:41000, no longer at 127.0.0.1:6379',
  );
  cloud.report('data-stores/stopped', { storeId });
  cloud.settle();
  expect(lastStart(cloud)).toMatchObject({ port: 6379, formerPort: 41_000 });
  cloud.report('data-stores/started', { storeId, port: 6379 });
  expect(reasonOf(cloud, 'caches', 'Cache')).toBeUndefined();
  expect(() => update(cloud, 'caches', cacheTemplate)).toThrow('No updates are to be performed.');
});
