import { constants, generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { signatureScheme } from '../x509/certificate-algorithms.ts';
import { readDer } from '../x509/der.ts';
import { isSignedBy } from './signature.ts';
import { identifier, sequence, wrapped } from './testing/der.ts';

const sha1 = '1.3.14.3.2.26';
const sha384 = '2.16.840.1.101.3.4.2.2';
const pss = (...parameters: readonly Buffer[]) =>
  readDer(sequence(identifier('1.2.840.113549.1.1.10'), sequence(...parameters)));
const withHash = (id: string) => pss(wrapped(0xa0, sequence(identifier(id))));

const bytes = Buffer.from('signed');
const bitString = (signature: Buffer) => readDer(wrapped(0x03, Buffer.from([0]), signature));

test('RSASSA-PSS is verified by the hash that its parameters name', () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  const signature = bitString(sign('sha384', bytes, { key: privateKey, padding }));
  expect(isSignedBy(publicKey, bytes, withHash(sha384), signature)).toBe(true);
  expect(isSignedBy(publicKey, Buffer.from('other'), withHash(sha384), signature)).toBe(false);
});

test('SHA-1 is not supported, neither by name nor as the default', () => {
  expect(signatureScheme(withHash(sha384))).toEqual({ hash: 'sha384', pss: true });
  expect(signatureScheme(withHash(sha1))).toBeUndefined();
  expect(signatureScheme(pss())).toBeUndefined();
  expect(signatureScheme(readDer(sequence(identifier('1.2.840.113549.1.1.5'))))).toBeUndefined();
});

test('a key of another type does not verify', () => {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  expect(isSignedBy(publicKey, bytes, withHash(sha384), bitString(Buffer.alloc(256)))).toBe(false);
});
