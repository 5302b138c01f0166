// Settings of the registry: recorded.
import { expect, test } from 'vitest';
import { rehearse } from '../../testing/rehearsal.ts';
import { ecr } from './index.ts';

const registryId = '000000000000';

test('a registry has a policy once one is put, until it is deleted', () => {
  using cloud = rehearse({ services: [ecr] });
  const get = () => cloud.call('ecr', 'GetRegistryPolicy', {});
  const none = `Registry policy does not exist in the registry with id '${registryId}'`;
  expect(get).toThrow(none);
  const policyText = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'replicate',
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::000000000000:root' },
        Action: ['ecr:ReplicateImage'],
        Resource: 'arn:aws:ecr:us-east-1:000000000000:repository/*',
      },
    ],
  });
  cloud.call('ecr', 'PutRegistryPolicy', { policyText });
  expect(get()).toEqual({ registryId, policyText });
  expect(cloud.call('ecr', 'DeleteRegistryPolicy', {})).toEqual({ registryId, policyText });
  expect(get).toThrow(none);
  expect(() => cloud.call('ecr', 'DeleteRegistryPolicy', {})).toThrow(none);
});

test('a registry tells its rules of replication and of scanning', () => {
  using cloud = rehearse({ services: [ecr] });
  expect(cloud.call('ecr', 'DescribeRegistry', {})).toEqual({
    registryId,
    replicationConfiguration: { rules: [] },
  });
  const replicationConfiguration = { rules: [{ destinations: [{ region: 'eu-west-1', registryId }] }] };
  cloud.call('ecr', 'PutReplicationConfiguration', { replicationConfiguration });
  expect(cloud.call('ecr', 'DescribeRegistry', {})).toEqual({ registryId, replicationConfiguration });

  const scanning = () => cloud.call('ecr', 'GetRegistryScanningConfiguration', {}).scanningConfiguration;
  expect(scanning()).toEqual({ scanType: 'BASIC', rules: [] });
  const rules = [
    {
      scanFrequency: 'SCAN_ON_PUSH' as const,
      repositoryFilters: [{ filter: '*', filterType: 'WILDCARD' as const }],
    },
  ];
  cloud.call('ecr', 'PutRegistryScanningConfiguration', { scanType: 'ENHANCED', rules });
  expect(scanning()).toEqual({ scanType: 'ENHANCED', rules });
});
