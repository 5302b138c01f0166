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
