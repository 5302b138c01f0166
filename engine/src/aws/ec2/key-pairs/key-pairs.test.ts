import { expect, test } from 'vitest';
import { newAccount } from '../testing/network.ts';

test('a created key pair is real, and its private key is returned once', () => {
  const cloud = newAccount();
  const made = cloud.call('ec2', 'CreateKeyPair', { KeyName: 'ops', KeyType: 'ed25519' });
  expect(made.KeyMaterial).toMatch(/^-----BEGIN PRIVATE KEY-----/);
  expect(cloud.call('ec2', 'DescribeKeyPairs', { KeyNames: ['ops'] }).KeyPairs).toMatchObject([
    { KeyName: 'ops', KeyType: 'ed25519', KeyFingerprint: made.KeyFingerprint },
  ]);
});
