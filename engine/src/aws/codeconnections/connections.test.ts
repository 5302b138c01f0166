import { expect, test } from 'vitest';
import { rehearse } from '../../testing/rehearsal.ts';
import { codeConnections } from './index.ts';

const service = 'codeconnections';

test('a connection is pending until its tag names a repository', () => {
  using cloud = rehearse({ services: [codeConnections] });
  const { ConnectionArn } = cloud.call(service, 'CreateConnection', {
    ConnectionName: 'source',
    ProviderType: 'GitHub',
  });
  const status = (arn = ConnectionArn) =>
    cloud.call(service, 'GetConnection', { ConnectionArn: arn }).Connection?.ConnectionStatus;
  expect(status()).toBe('PENDING');
  cloud.call(service, 'TagResource', {
    ResourceArn: ConnectionArn,
    Tags: [{ Key: 'drydock:repository', Value: '/repositories/app' }],
  });
  expect(status()).toBe('AVAILABLE');
  expect(status(ConnectionArn?.replace('codeconnections', 'codestar-connections'))).toBe('AVAILABLE');
  cloud.call(service, 'UntagResource', { ResourceArn: ConnectionArn, TagKeys: ['drydock:repository'] });
  expect(status()).toBe('PENDING');
  cloud.call(service, 'DeleteConnection', { ConnectionArn });
  expect(cloud.call(service, 'ListConnections', {}).Connections).toEqual([]);
});

test.each([
  [{ ConnectionName: 'x' }, 'Either ProviderType or HostArn'],
  [{ ConnectionName: 'x'.repeat(33), ProviderType: 'GitHub' }, '1 to 32 characters'],
  [{ ConnectionName: 'taken', ProviderType: 'GitHub' }, 'already exists'],
  [{ ConnectionName: 'x', ProviderType: 'GitLabSelfManaged' }, 'needs a HostArn'],
  [
    { ConnectionName: 'x', ProviderType: 'GitHub', Tags: [{ Key: 'drydock:repository', Value: 'app' }] },
    'absolute path',
  ],
] as const)('CreateConnection refuses %j', (input, message) => {
  using cloud = rehearse({ services: [codeConnections] });
  cloud.call(service, 'CreateConnection', { ConnectionName: 'taken', ProviderType: 'GitHub' });
  expect(() => cloud.call(service, 'CreateConnection', { Tags: undefined, ...input } as never)).toThrow(
    message,
  );
  expect(cloud.call(service, 'ListConnections', {}).Connections).toHaveLength(1);
});

test('connections are listed by provider and in pages that a deletion does not shift', () => {
  using cloud = rehearse({ services: [codeConnections] });
  const create = (ConnectionName: string, ProviderType: 'GitHub' | 'GitLab') =>
    cloud.call(service, 'CreateConnection', { ConnectionName, ProviderType }).ConnectionArn!;
  const arns = [create('a', 'GitHub'), create('b', 'GitHub'), create('c', 'GitLab')].sort();
  const list = (input: object = {}) => cloud.call(service, 'ListConnections', input);
  expect(list().Connections?.map(({ ConnectionArn }) => ConnectionArn)).toEqual(arns);
  expect(list({ ProviderTypeFilter: 'GitLab' }).Connections).toMatchObject([
    { ConnectionName: 'c', ConnectionStatus: 'PENDING', OwnerAccountId: '000000000000' },
  ]);
  const first = list({ MaxResults: 1 });
  cloud.call(service, 'DeleteConnection', { ConnectionArn: arns[0] });
  const rest = list({ NextToken: first.NextToken });
  expect(rest.Connections?.map(({ ConnectionArn }) => ConnectionArn)).toEqual(arns.slice(1));
  expect(rest).not.toHaveProperty('NextToken', expect.anything());
  expect(() => list({ NextToken: 'nonsense' })).toThrow('The NextToken is not valid.');
});

test('tags are listed and changed, and a deleted connection is not found', () => {
  using cloud = rehearse({ services: [codeConnections] });
  const { ConnectionArn: ResourceArn } = cloud.call(service, 'CreateConnection', {
    ConnectionName: 'a',
    ProviderType: 'GitHub',
    Tags: [{ Key: 'a', Value: '1' }],
  });
  const tags = () => cloud.call(service, 'ListTagsForResource', { ResourceArn }).Tags;
  const Tags = [
    { Key: 'a', Value: '2' },
    { Key: 'b', Value: '3' },
  ];
  cloud.call(service, 'TagResource', { ResourceArn, Tags });
  expect(tags()).toEqual(Tags);
  cloud.call(service, 'UntagResource', { ResourceArn, TagKeys: ['a'] });
  expect(tags()).toEqual([{ Key: 'b', Value: '3' }]);
  const many = Array.from({ length: 200 }, (_, index) => ({ Key: `k${index}`, Value: '' }));
  expect(() => cloud.call(service, 'TagResource', { ResourceArn, Tags: many })).toThrow(
    'Maximum number of tags for a connection (200) exceeded.',
  );
  cloud.call(service, 'DeleteConnection', { ConnectionArn: ResourceArn });
  expect(tags).toThrow(
    expect.objectContaining({
      code: 'ResourceNotFoundException',
      message: `Connection not found: ${ResourceArn}`,
    }),
  );
});
