import { createPublicKey } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Rehearsal } from '../../../testing/rehearsal.ts';
import { faultText } from '../testing/faults.ts';
import { newAccount } from '../testing/network.ts';

test('a created key pair is real, and its private key is returned once', () => {
  const cloud = newAccount();
  const made = cloud.call('ec2', 'CreateKeyPair', { KeyName: 'ops', KeyType: 'ed25519' });
  expect(made.KeyMaterial).toMatch(/^-----BEGIN PRIVATE KEY-----/);
  expect(cloud.call('ec2', 'DescribeKeyPairs', { KeyNames: ['ops'] }).KeyPairs).toMatchObject([
    { KeyName: 'ops', KeyType: 'ed25519', KeyFingerprint: made.KeyFingerprint },
  ]);
});

const importKey = (cloud: Rehearsal, KeyName: string, openSsh: string) =>
  cloud.call('ec2', 'ImportKeyPair', { KeyName, PublicKeyMaterial: Buffer.from(openSsh) });

test.each([
  [
    'rsa',
    'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQDfz/qmCUa2nPenQtwlaJR9cSlWK7qrAIkA0QYRFJ52wcnTotWTozBr8Azpvcjn6D2zjLfkuq+TCgvYTfP6DdhzUoMCWAfL4okdF1S4PcwaMeZKfhTAwDkE6UlLIdnwl7No0/M5gBO/TNrNcmrC66F0IOaaZBPrtgzRE23rkJReSQ== me',
    // openssl rsa -in key -pubout -outform DER | openssl md5 -c
    'd8:36:09:22:27:50:ef:1a:2f:bc:6b:e2:fe:6f:7f:a1',
  ],
  [
    'ed25519',
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHlopV9xS6PHN1a2CS/Fmua9qiIHuiUU+qT9ZiJK3Nia me',
    // ssh-keygen -l -f key
    '2DTlOygnuuQXqB0bdTFhQDv/lKw8sIDpr1V/2WoVCX8=',
  ],
])(
  'ImportKeyPair records an %s key under the fingerprint that the tools of its owner print',
  (type, key, print) => {
    const cloud = newAccount();
    const { KeyPairId, KeyFingerprint } = importKey(cloud, 'ops', key);
    expect(KeyFingerprint).toBe(print);
    expect(cloud.call('ec2', 'DescribeKeyPairs', { IncludePublicKey: true }).KeyPairs).toMatchObject([
      { KeyPairId, KeyName: 'ops', KeyType: type, KeyFingerprint: print, PublicKey: key },
    ]);
    expect(cloud.call('ec2', 'DescribeKeyPairs', {}).KeyPairs![0]!.PublicKey).toBeUndefined();
  },
);

test('a created ED25519 key has the same fingerprint when its public key is imported', () => {
  const cloud = newAccount();
  const created = cloud.call('ec2', 'CreateKeyPair', { KeyName: 'created', KeyType: 'ed25519' });
  const { x = '' } = createPublicKey(created.KeyMaterial!).export({ format: 'jwk' });
  // The wire format of OpenSSH: the length and the text of the algorithm, then those of the key.
  const prefix = Buffer.from('0000000b7373682d6564323535313900000020', 'hex');
  const body = Buffer.concat([prefix, Buffer.from(x, 'base64url')]).toString('base64');
  expect(importKey(cloud, 'imported', `ssh-ed25519 ${body}`).KeyFingerprint).toBe(created.KeyFingerprint);
});

test.each([
  ['no key', 'hello'],
  ['a DSA key', 'ssh-dss AAAAB3NzaC1kc3MAAACB'],
  ['a truncated key', 'ssh-rsa AAAAB3NzaC1yc2EAAAADAQAB'],
  [
    'a key of another type than its name',
    'ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIHlopV9xS6PHN1a2CS/Fmua9qiIHuiUU+qT9ZiJK3Nia',
  ],
])('ImportKeyPair refuses %s', (_, text) => {
  expect(faultText(() => importKey(newAccount(), 'ops', text))).toBe(
    'InvalidKey.Format: Key is not in valid OpenSSH public key format',
  );
});

test('DeleteKeyPair deletes by name or by id, and succeeds when there is nothing to delete', () => {
  const cloud = newAccount();
  const create = (KeyName: string) => cloud.call('ec2', 'CreateKeyPair', { KeyName, KeyType: 'ed25519' });
  const [first, second] = [create('first'), create('second')];
  expect(faultText(() => create('first'))).toBe('InvalidKeyPair.Duplicate: The keypair already exists');
  expect(cloud.call('ec2', 'DeleteKeyPair', { KeyName: 'first' }).KeyPairId).toBe(first.KeyPairId);
  cloud.call('ec2', 'DeleteKeyPair', { KeyPairId: second.KeyPairId });
  expect(cloud.call('ec2', 'DescribeKeyPairs', {}).KeyPairs).toEqual([]);
  expect(cloud.call('ec2', 'DeleteKeyPair', { KeyName: 'first' })).toMatchObject({ Return: true });
  expect(faultText(() => cloud.call('ec2', 'DescribeKeyPairs', { KeyNames: ['first'] }))).toBe(
    "InvalidKeyPair.NotFound: The key pair 'first' does not exist",
  );
});
