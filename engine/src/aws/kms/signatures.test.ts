import {
  constants,
  createHash,
  createHmac,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  verify,
} from 'node:crypto';
import type { KeySpec, SigningAlgorithmSpec } from '@aws-sdk/client-kms';
import { describe, expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { fresh, newKey } from './testing/cloud.ts';

const Message = Buffer.from('a message');
const publicKeyOf = (cloud: Rehearsal, KeyId: string | undefined) => {
  const { PublicKey } = cloud.call('kms', 'GetPublicKey', { KeyId });
  return createPublicKey({ key: Buffer.from(PublicKey!), format: 'der', type: 'spki' });
};

/** By Node's own, from the public key alone. */
function isValid(key: ReturnType<typeof createPublicKey>, algorithm: string, signature: Uint8Array): boolean {
  if (algorithm.startsWith('ED25519')) return verify(null, Message, key, signature);
  const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
  const options = algorithm.includes('PSS') ? { key, ...pss } : key;
  return verify(`sha${algorithm.slice(-3)}`, Message, options, signature);
}

const rows: readonly [KeySpec, SigningAlgorithmSpec][] = [
  ['RSA_2048', 'RSASSA_PKCS1_V1_5_SHA_256'],
  ['RSA_2048', 'RSASSA_PKCS1_V1_5_SHA_384'],
  ['RSA_2048', 'RSASSA_PKCS1_V1_5_SHA_512'],
  ['RSA_2048', 'RSASSA_PSS_SHA_256'],
  ['RSA_2048', 'RSASSA_PSS_SHA_384'],
  ['RSA_2048', 'RSASSA_PSS_SHA_512'],
  ['ECC_NIST_P256', 'ECDSA_SHA_256'],
  ['ECC_NIST_P384', 'ECDSA_SHA_384'],
  ['ECC_NIST_P521', 'ECDSA_SHA_512'],
  ['ECC_SECG_P256K1', 'ECDSA_SHA_256'],
  ['ECC_NIST_EDWARDS25519', 'ED25519_SHA_512'],
];

describe.each(rows)('%s, %s', (KeySpec, SigningAlgorithm) => {
  const made = (cloud: Rehearsal) => newKey(cloud, { KeySpec, KeyUsage: 'SIGN_VERIFY' }).KeyId;

  test('a signature is valid to anyone who has the public key, and to Verify', () => {
    using cloud = fresh();
    const KeyId = made(cloud);
    const { Signature = new Uint8Array() } = cloud.call('kms', 'Sign', { KeyId, Message, SigningAlgorithm });
    expect(isValid(publicKeyOf(cloud, KeyId), SigningAlgorithm, Signature)).toBe(true);
    const check = (more: object) =>
      cloud.call('kms', 'Verify', { KeyId, Message, Signature, SigningAlgorithm, ...more });
    expect(check({})).toMatchObject({ SignatureValid: true, SigningAlgorithm });
    expect(faultOf(() => check({ Message: Buffer.from('another') }))).toBe('KMSInvalidSignatureException: ');
  });

  test.skipIf(SigningAlgorithm.startsWith('ED25519'))(
    'the signature of a digest is that of its message',
    () => {
      using cloud = fresh();
      const KeyId = made(cloud);
      const digest = createHash(`sha${SigningAlgorithm.slice(-3)}`)
        .update(Message)
        .digest();
      const ofDigest = { KeyId, SigningAlgorithm, MessageType: 'DIGEST' as const, Message: digest };
      const { Signature } = cloud.call('kms', 'Sign', ofDigest);
      expect(isValid(publicKeyOf(cloud, KeyId), SigningAlgorithm, Signature!)).toBe(true);
      expect(cloud.call('kms', 'Verify', { ...ofDigest, Signature }).SignatureValid).toBe(true);
      const ofMessage = cloud.call('kms', 'Sign', { KeyId, SigningAlgorithm, Message }).Signature;
      expect(cloud.call('kms', 'Verify', { ...ofDigest, Signature: ofMessage }).SignatureValid).toBe(true);
      const other = Buffer.from(digest);
      other[0]! ^= 1;
      expect(faultOf(() => cloud.call('kms', 'Verify', { ...ofDigest, Message: other, Signature }))).toBe(
        'KMSInvalidSignatureException: ',
      );
      for (const broken of [Signature!.subarray(1), Buffer.alloc(256), Buffer.from([0x30, 0])])
        expect(faultOf(() => cloud.call('kms', 'Verify', { ...ofDigest, Signature: broken }))).toBe(
          'KMSInvalidSignatureException: ',
        );
      expect(faultOf(() => cloud.call('kms', 'Sign', { ...ofDigest, Message: digest.subarray(1) }))).toBe(
        `ValidationException: Digest is invalid length for algorithm ${SigningAlgorithm}.`,
      );
    },
  );
});

test('a key signs by the algorithms of its spec only, and one that encrypts signs nothing', () => {
  using cloud = fresh();
  const { KeyId } = newKey(cloud, { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' });
  expect(
    faultOf(() => cloud.call('kms', 'Sign', { KeyId, Message, SigningAlgorithm: 'ECDSA_SHA_384' })),
  ).toBe('InvalidKeyUsageException: Algorithm ECDSA_SHA_384 is incompatible with key spec ECC_NIST_P256.');
  const symmetric = newKey(cloud);
  expect(
    faultOf(() =>
      cloud.call('kms', 'Sign', { KeyId: symmetric.KeyId, Message, SigningAlgorithm: 'ECDSA_SHA_256' }),
    ),
  ).toBe(
    `InvalidKeyUsageException: ${symmetric.Arn} key usage is ENCRYPT_DECRYPT which is not valid for Sign.`,
  );
  expect(faultOf(() => cloud.call('kms', 'GetPublicKey', { KeyId: symmetric.KeyId }))).toMatch(
    /^UnsupportedOperationException/,
  );
});

test.each([224, 256, 384, 512] as const)('HMAC_%s: a code is valid for its message only', (bits) => {
  using cloud = fresh();
  const { KeyId } = newKey(cloud, { KeySpec: `HMAC_${bits}`, KeyUsage: 'GENERATE_VERIFY_MAC' });
  const MacAlgorithm = `HMAC_SHA_${bits}` as const;
  const { Mac } = cloud.call('kms', 'GenerateMac', { KeyId, Message, MacAlgorithm });
  expect(Mac).toHaveLength(bits / 8);
  expect(Mac).not.toEqual(createHmac(`sha${bits}`, '').update(Message).digest());
  const check = (message: Buffer) =>
    cloud.call('kms', 'VerifyMac', { KeyId, Message: message, Mac, MacAlgorithm });
  expect(check(Message).MacValid).toBe(true);
  expect(faultOf(() => check(Buffer.from('another')))).toBe('KMSInvalidMacException: ');
});

test('two sides derive the same secret from each other’s public keys', () => {
  using cloud = fresh();
  const { KeyId } = newKey(cloud, { KeySpec: 'ECC_NIST_P256', KeyUsage: 'KEY_AGREEMENT' });
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const derive = (PublicKey: Buffer) =>
    cloud.call('kms', 'DeriveSharedSecret', { KeyId, KeyAgreementAlgorithm: 'ECDH', PublicKey });
  const { SharedSecret } = derive(publicKey.export({ type: 'spki', format: 'der' }));
  expect(SharedSecret).toEqual(diffieHellman({ privateKey, publicKey: publicKeyOf(cloud, KeyId) }));
  expect(faultOf(() => derive(Buffer.from('x')))).toMatch(/^ValidationException/);
});
