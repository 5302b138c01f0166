// Secrets over HTTP: replicas are seen in other regions, and a secret's policy judges roles.
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { expect, test } from 'vitest';
import { accessRig, account, allow, roleArn, root } from './testing/access-rig.ts';

const { start, config, roleWith, assumed } = accessRig();
const faultOf = (call: Promise<unknown>) =>
  call.then(
    () => 'no fault',
    (error: Error) => `${error.name}: ${error.message}`,
  );

test('a replica has what its primary secret has, is read only, and can become a secret of its own', async () => {
  await start();
  const primary = new SecretsManager(config(root));
  const there = new SecretsManager({ ...config(root), region: 'eu-west-1' });
  await there.createSecret({ Name: 'taken', SecretString: 'theirs' });
  const { ARN = '', ReplicationStatus } = await primary.createSecret({
    Name: 'db',
    SecretString: 'one',
    AddReplicaRegions: [{ Region: 'eu-west-1' }],
  });
  expect(ReplicationStatus).toMatchObject([{ Region: 'eu-west-1', Status: 'InSync' }]);
  await primary.putSecretValue({ SecretId: 'db', SecretString: 'two' });
  const replica = ARN.replace('us-east-1', 'eu-west-1');
  for (const SecretId of ['db', replica])
    expect(await there.getSecretValue({ SecretId })).toMatchObject({ ARN: replica, SecretString: 'two' });
  expect(await there.describeSecret({ SecretId: 'db' })).toMatchObject({ PrimaryRegion: 'us-east-1' });
  expect((await there.listSecrets({})).SecretList?.map(({ Name }) => Name)).toEqual(['db', 'taken']);
  const readOnly =
    "InvalidParameterException: Operation not permitted on a replica secret. Call must be made in primary secret's region.";
  expect(await faultOf(there.putSecretValue({ SecretId: 'db', SecretString: 'x' }))).toBe(readOnly);
  expect(await faultOf(there.deleteSecret({ SecretId: 'db' }))).toBe(readOnly);
  expect(await faultOf(primary.deleteSecret({ SecretId: 'db' }))).toBe(
    "InvalidParameterException: You can't delete secret db that still has replica regions [eu-west-1]",
  );
  await primary.createSecret({ Name: 'taken', SecretString: 'ours' });
  const failed = await primary.replicateSecretToRegions({
    SecretId: 'taken',
    AddReplicaRegions: [{ Region: 'eu-west-1' }],
  });
  expect(failed.ReplicationStatus).toMatchObject([
    {
      Status: 'Failed',
      StatusMessage: 'Replication failed: Secret name taken already exists in region eu-west-1.',
    },
  ]);
  expect((await there.getSecretValue({ SecretId: 'taken' })).SecretString).toBe('theirs');
  await there.stopReplicationToReplica({ SecretId: 'db' });
  await there.putSecretValue({ SecretId: 'db', SecretString: 'three' });
  expect((await primary.getSecretValue({ SecretId: 'db' })).SecretString).toBe('two');
  expect((await primary.describeSecret({ SecretId: 'db' })).ReplicationStatus).toBeUndefined();
  const removed = await primary.removeRegionsFromReplication({
    SecretId: 'taken',
    RemoveReplicaRegions: ['eu-west-1'],
  });
  expect(removed.ReplicationStatus).toEqual([]);
  await primary.deleteSecret({ SecretId: 'taken' });
});

test('a secret’s policy lets a role in, and keeps it out', async () => {
  await start(true);
  await roleWith(allow('secretsmanager:DescribeSecret'));
  const secrets = new SecretsManager(config(root));
  const { ARN = '' } = await secrets.createSecret({ Name: 'db', SecretString: 'one' });
  const own = new SecretsManager(config(await assumed()));
  const read = () => faultOf(own.getSecretValue({ SecretId: 'db' }));
  expect(await read()).toMatch(/no identity-based policy allows the secretsmanager:GetSecretValue action/);
  const policy = (Effect: string, Principal: unknown, Action = 'secretsmanager:GetSecretValue') =>
    JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect, Principal, Action, Resource: '*' }] });
  const put = (ResourcePolicy: string, more: object = {}) =>
    secrets.putResourcePolicy({ SecretId: 'db', ResourcePolicy, ...more });
  await put(policy('Allow', { AWS: roleArn }));
  expect(await read()).toBe('no fault');
  expect(await secrets.getResourcePolicy({ SecretId: 'db' })).toMatchObject({ ARN, Name: 'db' });
  await put(policy('Deny', { AWS: account }, 'secretsmanager:DescribeSecret'));
  expect(await faultOf(own.describeSecret({ SecretId: 'db' }))).toMatch(
    /with an explicit deny in a resource-based policy/,
  );
  await secrets.deleteResourcePolicy({ SecretId: 'db' });
  expect((await secrets.getResourcePolicy({ SecretId: 'db' })).ResourcePolicy).toBeUndefined();
  expect(await faultOf(own.describeSecret({ SecretId: 'db' }))).toBe('no fault');
  const nobody = policy('Allow', { AWS: `arn:aws:iam::${account}:user/nobody` });
  expect(await faultOf(put(nobody))).toBe(
    'MalformedPolicyDocumentException: This resource policy contains an unsupported principal.',
  );
  expect(await faultOf(put('{'))).toBe(
    'MalformedPolicyDocumentException: This resource policy contains a syntax error.',
  );
  expect(await faultOf(put(policy('Allow', '*'), { BlockPublicPolicy: true }))).toMatch(
    /^PublicPolicyException/,
  );
  const validate = async (ResourcePolicy: string) =>
    (await secrets.validateResourcePolicy({ ResourcePolicy })).PolicyValidationPassed;
  expect(await validate(policy('Allow', { AWS: roleArn }))).toBe(true);
  expect(await validate(policy('Allow', '*'))).toBe(false);
  expect(await validate(nobody)).toBe(false);
});
