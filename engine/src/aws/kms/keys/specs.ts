// What a key of each spec is for.
// https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html
import type {
  EncryptionAlgorithmSpec,
  KeySpec,
  KeyUsageType,
  MacAlgorithmSpec,
  SigningAlgorithmSpec,
} from '@aws-sdk/client-kms';
import { invalid, unsupported } from '../faults.ts';

export type Spec = { readonly usages: readonly KeyUsageType[] } & (
  | { readonly kind: 'symmetric' }
  | { readonly kind: 'hmac'; readonly hash: string; readonly bytes: number; readonly mac: MacAlgorithmSpec }
  | { readonly kind: 'rsa'; readonly bits: number }
  | { readonly kind: 'ec'; readonly curve: Curve; readonly signing: SigningAlgorithmSpec }
  | { readonly kind: 'ed25519' }
);

/** As OpenSSL names it. */
export type Curve = 'prime256v1' | 'secp384r1' | 'secp521r1' | 'secp256k1';

const rsa = (bits: number): Spec => ({ kind: 'rsa', bits, usages: ['ENCRYPT_DECRYPT', 'SIGN_VERIFY'] });
const ec = (curve: Curve, signing: SigningAlgorithmSpec): Spec => ({
  kind: 'ec',
  curve,
  signing,
  usages: curve === 'secp256k1' ? ['SIGN_VERIFY'] : ['SIGN_VERIFY', 'KEY_AGREEMENT'],
});
const hmac = (bits: 224 | 256 | 384 | 512): Spec => ({
  kind: 'hmac',
  hash: `sha${bits}`,
  bytes: bits / 8,
  mac: `HMAC_SHA_${bits}`,
  usages: ['GENERATE_VERIFY_MAC'],
});

const specs: Partial<Readonly<Record<KeySpec, Spec>>> = {
  SYMMETRIC_DEFAULT: { kind: 'symmetric', usages: ['ENCRYPT_DECRYPT'] },
  HMAC_224: hmac(224),
  HMAC_256: hmac(256),
  HMAC_384: hmac(384),
  HMAC_512: hmac(512),
  RSA_2048: rsa(2048),
  RSA_3072: rsa(3072),
  RSA_4096: rsa(4096),
  ECC_NIST_P256: ec('prime256v1', 'ECDSA_SHA_256'),
  ECC_NIST_P384: ec('secp384r1', 'ECDSA_SHA_384'),
  ECC_NIST_P521: ec('secp521r1', 'ECDSA_SHA_512'),
  ECC_SECG_P256K1: ec('secp256k1', 'ECDSA_SHA_256'),
  ECC_NIST_EDWARDS25519: { kind: 'ed25519', usages: ['SIGN_VERIFY'] },
};

/** @throws UnsupportedOperationException for SM2 and post-quantum keys */
export function specOf(name: KeySpec): Spec {
  const found = specs[name];
  if (!found) throw unsupported(`Drydock does not simulate keys of the spec ${name}.`);
  return found;
}

/** @throws ValidationException where keys of the spec are not for that */
export function checkUsage(name: KeySpec, usage: KeyUsageType | undefined): KeyUsageType {
  const { usages, kind } = specOf(name);
  if (usage === undefined && kind !== 'symmetric')
    throw invalid('You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.');
  const chosen = usage ?? 'ENCRYPT_DECRYPT';
  if (!usages.includes(chosen)) throw invalid(`KeyUsage ${chosen} is not compatible with KeySpec ${name}`);
  return chosen;
}

export function encryptionAlgorithms(name: KeySpec): EncryptionAlgorithmSpec[] {
  return specOf(name).kind === 'symmetric'
    ? ['SYMMETRIC_DEFAULT']
    : ['RSAES_OAEP_SHA_1', 'RSAES_OAEP_SHA_256'];
}

export function signingAlgorithms(name: KeySpec): SigningAlgorithmSpec[] {
  const spec = specOf(name);
  if (spec.kind === 'ec') return [spec.signing];
  if (spec.kind === 'ed25519') return ['ED25519_SHA_512'];
  return [
    'RSASSA_PKCS1_V1_5_SHA_256',
    'RSASSA_PKCS1_V1_5_SHA_384',
    'RSASSA_PKCS1_V1_5_SHA_512',
    'RSASSA_PSS_SHA_256',
    'RSASSA_PSS_SHA_384',
    'RSASSA_PSS_SHA_512',
  ];
}
