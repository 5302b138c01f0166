// Of one region: what another one sees of replicas, and how policies judge callers, is in engine/src/cloud/access/secrets.test.ts.
import { expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { secretsmanager } from './index.ts';

const SecretId = 'db';

function withSecret(): Rehearsal {
  const cloud = rehearse({ services: [secretsmanager] });
  cloud.call('secretsmanager', 'CreateSecret', { Name: SecretId, SecretString: 'one' });
  return cloud;
}

test('a secret has a resource policy until that is deleted', () => {
  using cloud = withSecret();
  const read = () => cloud.call('secretsmanager', 'GetResourcePolicy', { SecretId }).ResourcePolicy;
  const ResourcePolicy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 'secretsmanager:GetSecretValue', Resource: '*' }],
  });
  expect(read()).toBeUndefined();
  cloud.call('secretsmanager', 'PutResourcePolicy', { SecretId, ResourcePolicy });
  expect(read()).toBe(ResourcePolicy);
  const { PolicyValidationPassed } = cloud.call('secretsmanager', 'ValidateResourcePolicy', {
    SecretId,
    ResourcePolicy,
  });
  expect(PolicyValidationPassed).toBe(false);
  const blocking = { SecretId, ResourcePolicy, BlockPublicPolicy: true };
  expect(faultOf(() => cloud.call('secretsmanager', 'PutResourcePolicy', blocking))).toMatch(
    /^PublicPolicyException/,
  );
  const other = { SecretId, ResourcePolicy: ResourcePolicy.replace('secretsmanager:', 's3:') };
  expect(faultOf(() => cloud.call('secretsmanager', 'PutResourcePolicy', other))).toBe(
    'MalformedPolicyDocumentException: This resource policy contains a syntax error.',
  );
  cloud.call('secretsmanager', 'DeleteResourcePolicy', { SecretId });
  expect(read()).toBeUndefined();
});

test('a secret is replicated to other regions, and cannot be deleted before its replicas', () => {
  using cloud = withSecret();
  const replicate = (Region: string) =>
    cloud.call('secretsmanager', 'ReplicateSecretToRegions', { SecretId, AddReplicaRegions: [{ Region }] });
  expect(replicate('eu-west-1').ReplicationStatus).toMatchObject([{ Region: 'eu-west-1', Status: 'InSync' }]);
  expect(replicate('eu-west-1').ReplicationStatus).toHaveLength(1);
  for (const region of ['us-east-1', 'nowhere-1'])
    expect(faultOf(() => replicate(region))).toBe('InvalidParameterException: Invalid replica region.');
  const described = cloud.call('secretsmanager', 'DescribeSecret', { SecretId });
  expect(described).toMatchObject({
    PrimaryRegion: 'us-east-1',
    ReplicationStatus: [{ Region: 'eu-west-1' }],
  });
  expect(faultOf(() => cloud.call('secretsmanager', 'DeleteSecret', { SecretId }))).toMatch(
    /that still has replica regions \[eu-west-1\]$/,
  );
  expect(faultOf(() => cloud.call('secretsmanager', 'StopReplicationToReplica', { SecretId }))).toMatch(
    /^InvalidParameterException/,
  );
  const remove = (...RemoveReplicaRegions: string[]) =>
    cloud.call('secretsmanager', 'RemoveRegionsFromReplication', { SecretId, RemoveReplicaRegions });
  expect(faultOf(() => remove('eu-west-2'))).toBe('InvalidParameterException: Invalid replica region.');
  expect(remove('eu-west-1').ReplicationStatus).toEqual([]);
  cloud.call('secretsmanager', 'DeleteSecret', { SecretId });
});
