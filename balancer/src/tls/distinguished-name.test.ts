import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { readCertificate } from './certificate.ts';
import { nameText } from './distinguished-name.ts';
import { type CertificateRequest, issue } from './testing/authority.ts';

function subject(commonName: string, name: CertificateRequest['name'] = []): string {
  const { certificate } = issue(commonName, { name });
  return nameText(readCertificate(new X509Certificate(certificate)).subject);
}

test('the last part comes first', () => {
  const name = [
    ['C', 'US'],
    ['ST', 'Washington'],
    ['O', 'mTLS'],
    ['OU', 'client-3'],
  ] as const;
  expect(subject('client_.com', name)).toBe('CN=client_.com,OU=client-3,O=mTLS,ST=Washington,C=US');
});

test('special characters are escaped, and non-ASCII ones written as bytes', () => {
  expect(subject('a, b + "c" <d>; \\e')).toBe('CN=a\\, b \\+ \\"c\\" \\<d\\>\\; \\\\e');
  expect(subject(' #a ')).toBe('CN=\\ #a\\ ');
  expect(subject('#a')).toBe('CN=\\#a');
  expect(subject('é\n')).toBe('CN=\\C3\\A9\\0A');
});

test('a type without a name is a number, and its value is written in octets', () => {
  expect(subject('a', [['1.2.3.4', 'x']])).toBe('CN=a,1.2.3.4=#0C0178');
});
