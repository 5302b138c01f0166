import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { dayMs, fresh, newKey, text } from './testing/cloud.ts';

const Plaintext = Buffer.from('secret');
const encrypt = (cloud: Rehearsal, KeyId: string | undefined, more: object = {}) =>
  cloud.call('kms', 'Encrypt', { KeyId, Plaintext, ...more }).CiphertextBlob!;
const decrypt = (cloud: Rehearsal, CiphertextBlob: Uint8Array, more: object = {}) =>
  cloud.call('kms', 'Decrypt', { CiphertextBlob, ...more });

describe('a symmetric key', () => {
  test('decrypts what it encrypted, without being named, after a restart too', () => {
    using cloud = fresh();
    const { Arn, KeyId, CurrentKeyMaterialId } = newKey(cloud);
    const blob = encrypt(cloud, KeyId);
    expect(text(blob)).not.toContain('secret');
    cloud.restart();
    expect(decrypt(cloud, blob)).toEqual({
      KeyId: Arn,
      Plaintext,
      EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
      KeyMaterialId: CurrentKeyMaterialId,
    });
    expect(encrypt(cloud, KeyId)).not.toEqual(blob);
  });

  test('demands the encryption context, whose pairs may come in any order', () => {
    using cloud = fresh();
    const { KeyId } = newKey(cloud);
    const blob = encrypt(cloud, KeyId, { EncryptionContext: { a: '1', b: '2' } });
    expect(text(decrypt(cloud, blob, { EncryptionContext: { b: '2', a: '1' } }).Plaintext)).toBe('secret');
    for (const EncryptionContext of [undefined, { a: '1' }, { a: '1', b: '3' }])
      expect(faultOf(() => decrypt(cloud, blob, { EncryptionContext }))).toBe('InvalidCiphertextException: ');
  });

  test('refuses a ciphertext that was changed, or is of another key', () => {
    using cloud = fresh();
    const [{ KeyId }, other] = [newKey(cloud), newKey(cloud)];
    const blob = encrypt(cloud, KeyId);
    for (const at of [0, 5, 40, 75, 90, blob.length - 1]) {
      const changed = Buffer.from(blob);
      changed[at]! ^= 1;
      expect(faultOf(() => decrypt(cloud, changed))).toMatch(/^(InvalidCiphertext|NotFound)Exception/);
    }
    expect(faultOf(() => decrypt(cloud, Buffer.from('x')))).toBe('InvalidCiphertextException: ');
    expect(faultOf(() => decrypt(cloud, blob, { KeyId: other.KeyId }))).toBe(
      'IncorrectKeyException: The key ID in the request does not identify a CMK that can perform this operation.',
    );
    expect(text(decrypt(cloud, blob, { KeyId }).Plaintext)).toBe('secret');
  });

  test('decrypts nothing while it is disabled', () => {
    using cloud = fresh();
    const { KeyId, Arn } = newKey(cloud);
    const blob = encrypt(cloud, KeyId);
    cloud.call('kms', 'DisableKey', { KeyId });
    expect(faultOf(() => decrypt(cloud, blob))).toBe(`DisabledException: ${Arn} is disabled.`);
  });

  test('says without doing it whether a call would succeed', () => {
    using cloud = fresh();
    const { KeyId } = newKey(cloud);
    expect(faultOf(() => encrypt(cloud, KeyId, { DryRun: true }))).toMatch(/^DryRunOperationException/);
  });

  test('ReEncrypt moves a ciphertext to another key and context', () => {
    using cloud = fresh();
    const [from, to] = [newKey(cloud), newKey(cloud)];
    const CiphertextBlob = encrypt(cloud, from.KeyId, { EncryptionContext: { a: '1' } });
    const moved = cloud.call('kms', 'ReEncrypt', {
      CiphertextBlob,
      SourceEncryptionContext: { a: '1' },
      DestinationKeyId: to.KeyId,
      DestinationEncryptionContext: { b: '2' },
    });
    expect(moved).toMatchObject({ SourceKeyId: from.Arn, KeyId: to.Arn });
    const read = decrypt(cloud, moved.CiphertextBlob!, { EncryptionContext: { b: '2' } });
    expect(read).toMatchObject({ KeyId: to.Arn, Plaintext });
  });
});

describe('rotation', () => {
  const materials = (cloud: Rehearsal, KeyId: string | undefined) =>
    cloud
      .call('kms', 'ListKeyRotations', { KeyId, IncludeKeyMaterial: 'ALL_KEY_MATERIAL' })
      .Rotations!.map(({ RotationType, KeyMaterialState }) => [RotationType, KeyMaterialState]);

  test('gives a key new material each period, and on demand; the old ciphertexts stay readable', () => {
    using cloud = fresh();
    const { KeyId, Arn } = newKey(cloud);
    const blob = encrypt(cloud, KeyId);
    const status = () => cloud.call('kms', 'GetKeyRotationStatus', { KeyId });
    expect(status()).toEqual({ KeyId: Arn, KeyRotationEnabled: false });
    cloud.call('kms', 'EnableKeyRotation', { KeyId, RotationPeriodInDays: 90 });
    expect(status()).toEqual({
      KeyId: Arn,
      KeyRotationEnabled: true,
      RotationPeriodInDays: 90,
      NextRotationDate: new Date('2026-04-01T00:00:00Z'),
    });
    cloud.advance(90 * dayMs);
    cloud.call('kms', 'RotateKeyOnDemand', { KeyId });
    expect(materials(cloud, KeyId)).toEqual([
      [undefined, 'NON_CURRENT'],
      ['AUTOMATIC', 'NON_CURRENT'],
      ['ON_DEMAND', 'CURRENT'],
    ]);
    expect(cloud.call('kms', 'ListKeyRotations', { KeyId }).Rotations).toHaveLength(2);
    expect(text(decrypt(cloud, blob).Plaintext)).toBe('secret');
    expect(decrypt(cloud, encrypt(cloud, KeyId)).KeyMaterialId).not.toBe(decrypt(cloud, blob).KeyMaterialId);
    cloud.call('kms', 'DisableKeyRotation', { KeyId });
    cloud.advance(365 * dayMs);
    expect(materials(cloud, KeyId)).toHaveLength(3);
  });

  test('is refused of keys that are not symmetric', () => {
    using cloud = fresh();
    const { KeyId } = newKey(cloud, { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' });
    for (const operation of ['EnableKeyRotation', 'RotateKeyOnDemand', 'GetKeyRotationStatus'] as const)
      expect(faultOf(() => cloud.call('kms', operation, { KeyId }))).toMatch(
        /^UnsupportedOperationException/,
      );
  });
});

describe('data keys', () => {
  test('come in the clear and encrypted, or encrypted only', () => {
    using cloud = fresh();
    const { KeyId, Arn } = newKey(cloud);
    const EncryptionContext = { a: '1' };
    const key = cloud.call('kms', 'GenerateDataKey', { KeyId, KeySpec: 'AES_256', EncryptionContext });
    expect(key).toMatchObject({ KeyId: Arn });
    expect(key.Plaintext).toHaveLength(32);
    expect(decrypt(cloud, key.CiphertextBlob!, { EncryptionContext }).Plaintext).toEqual(key.Plaintext);
    const hidden = cloud.call('kms', 'GenerateDataKeyWithoutPlaintext', { KeyId, NumberOfBytes: 20 });
    expect(hidden).not.toHaveProperty('Plaintext');
    expect(decrypt(cloud, hidden.CiphertextBlob!).Plaintext).toHaveLength(20);
    for (const more of [{}, { KeySpec: 'AES_128' as const, NumberOfBytes: 1 }])
      expect(faultOf(() => cloud.call('kms', 'GenerateDataKey', { KeyId, ...more }))).toBe(
        'ValidationException: Please specify either number of bytes or key spec.',
      );
  });

  test('are not made by a key that signs', () => {
    using cloud = fresh();
    const { KeyId, Arn } = newKey(cloud, { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' });
    expect(faultOf(() => cloud.call('kms', 'GenerateDataKey', { KeyId, KeySpec: 'AES_256' }))).toBe(
      `InvalidKeyUsageException: ${Arn} key usage is SIGN_VERIFY which is not valid for GenerateDataKey.`,
    );
  });

  test('come in pairs that fit', () => {
    using cloud = fresh();
    const { KeyId } = newKey(cloud);
    const KeyPairSpec = 'ECC_NIST_P256';
    const pair = cloud.call('kms', 'GenerateDataKeyPair', { KeyId, KeyPairSpec });
    const der = <T extends string>(key: Uint8Array, type: T) => ({
      key: Buffer.from(key),
      format: 'der' as const,
      type,
    });
    const signature = sign('sha256', Plaintext, createPrivateKey(der(pair.PrivateKeyPlaintext!, 'pkcs8')));
    expect(verify('sha256', Plaintext, createPublicKey(der(pair.PublicKey!, 'spki')), signature)).toBe(true);
    expect(decrypt(cloud, pair.PrivateKeyCiphertextBlob!).Plaintext).toEqual(pair.PrivateKeyPlaintext);
    const hidden = cloud.call('kms', 'GenerateDataKeyPairWithoutPlaintext', { KeyId, KeyPairSpec });
    expect(hidden).not.toHaveProperty('PrivateKeyPlaintext');
    expect(hidden.PublicKey).toBeInstanceOf(Uint8Array);
  });
});

test('GenerateRandom gives as many bytes as asked for, never the same', () => {
  using cloud = fresh();
  const make = () => cloud.call('kms', 'GenerateRandom', { NumberOfBytes: 24 }).Plaintext!;
  expect(make()).toHaveLength(24);
  expect(make()).not.toEqual(make());
  expect(faultOf(() => cloud.call('kms', 'GenerateRandom', {}))).toMatch(/^ValidationException/);
});

describe('an RSA key that encrypts', () => {
  test.each(['RSAES_OAEP_SHA_1', 'RSAES_OAEP_SHA_256'] as const)(
    'by %s, up to its limit',
    (EncryptionAlgorithm) => {
      using cloud = fresh();
      const { KeyId } = newKey(cloud, { KeySpec: 'RSA_2048', KeyUsage: 'ENCRYPT_DECRYPT' });
      const blob = encrypt(cloud, KeyId, { EncryptionAlgorithm });
      expect(text(decrypt(cloud, blob, { KeyId, EncryptionAlgorithm }).Plaintext)).toBe('secret');
      expect(faultOf(() => decrypt(cloud, blob, { EncryptionAlgorithm }))).toMatch(
        /^ValidationException: KeyId is/,
      );
      expect(faultOf(() => decrypt(cloud, Buffer.alloc(256, 1), { KeyId, EncryptionAlgorithm }))).toBe(
        'InvalidCiphertextException: ',
      );
      const most = EncryptionAlgorithm === 'RSAES_OAEP_SHA_1' ? 214 : 190;
      encrypt(cloud, KeyId, { EncryptionAlgorithm, Plaintext: Buffer.alloc(most) });
      expect(
        faultOf(() => encrypt(cloud, KeyId, { EncryptionAlgorithm, Plaintext: Buffer.alloc(most + 1) })),
      ).toBe(
        `ValidationException: Algorithm ${EncryptionAlgorithm} and key spec RSA_2048 cannot encrypt data larger than ${most} bytes.`,
      );
      expect(faultOf(() => encrypt(cloud, KeyId))).toBe(
        'InvalidKeyUsageException: Algorithm SYMMETRIC_DEFAULT is incompatible with key spec RSA_2048.',
      );
    },
  );
});
