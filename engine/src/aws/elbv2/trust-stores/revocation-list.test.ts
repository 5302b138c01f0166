import { expect, test } from 'vitest';
import { code } from '../testing/load-balanced-cloud.ts';
import {
  noneRevoked,
  revokedByIntermediate,
  root,
  sha1Revoked,
  twoRevoked,
} from '../testing/trust-stores/authority.ts';
import { readRevocationLists } from './revocation-list.ts';

const read = (text: string | Uint8Array) => readRevocationLists(Buffer.from(text));
const derOf = (pem: string) => Buffer.from(pem.replace(/-----.*-----|\n/g, ''), 'base64');
const pemOf = (der: Buffer) =>
  `-----BEGIN X509 CRL-----\n${der.toString('base64')}\n-----END X509 CRL-----\n`;

test.each<[string, string, number, number]>([
  ['two certificates', twoRevoked, 2, 1],
  ['none', noneRevoked, 0, 1],
  ['two in one list and one in another', `${twoRevoked}${revokedByIntermediate}`, 3, 2],
  ['two, explained', `Certificate Revocation List (CRL):\n\n  Version 2 (0x1)\n${twoRevoked}`, 2, 1],
])('a file that revokes %s is counted', (_what, text, revokedEntries, lists) => {
  const file = read(text);
  expect([file.revokedEntries, file.lists.length]).toEqual([revokedEntries, lists]);
});

test('the data plane gets each list separately', () => {
  const file = read(`# of the root\n${twoRevoked}# of the intermediate\n${revokedByIntermediate}`);
  expect(file.lists).toEqual([twoRevoked, revokedByIntermediate]);
});

test.each<[string, string | Uint8Array, RegExp]>([
  ['nothing', '', /no list in PEM format/],
  ['text', 'serial number 1\n', /no list in PEM format/],
  ['a list in DER', derOf(twoRevoked), /no list in PEM format/],
  ['a certificate', root, /contains CERTIFICATE/],
  ['a certificate under a list’s name', pemOf(derOf(root)), /no revocation list/],
  ['a list that is cut', pemOf(derOf(twoRevoked).subarray(0, -10)), /no revocation list/],
  ['a list and half another', `${twoRevoked}${noneRevoked.slice(0, 100)}`, /ends within a block/],
  ['a list with bytes behind it', pemOf(Buffer.concat([derOf(twoRevoked), Buffer.from([5, 0])])), /no revoc/],
  ['a signature with SHA-1', sha1Revoked, /signature algorithm/],
])('a file of %s is refused with the reason', (_what, content, why) => {
  expect(code(() => read(content))).toBe('InvalidRevocationContent');
  expect(() => read(content)).toThrow(why);
});

test('a file of more than 50 MB is rejected', () => {
  expect(() => readRevocationLists(new Uint8Array(50 * 1024 * 1024 + 1))).toThrow(/larger than/);
});

test('changing any byte of a list leads to an AWS error, never to an internal failure', () => {
  const bytes = derOf(twoRevoked);
  for (const at of bytes.keys()) {
    const changed = Buffer.from(bytes);
    changed[at] = changed[at]! ^ 0xff;
    expect(['no fault', 'InvalidRevocationContent']).toContain(code(() => read(pemOf(changed))));
  }
});
