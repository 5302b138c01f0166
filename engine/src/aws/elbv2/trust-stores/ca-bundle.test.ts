// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html: what a file of CA
// certificates must be.
import { expect, test } from 'vitest';
import { code } from '../testing/load-balanced-cloud.ts';
import {
  intermediate,
  leaf,
  otherCurve,
  pssRoot,
  pssSha1Root,
  root,
  sha1Root,
  smallKey,
  twoRevoked,
  version1,
} from '../testing/trust-stores/authority.ts';
import { readCaBundle } from './ca-bundle.ts';

const read = (text: string) => readCaBundle(Buffer.from(text));

test.each<[string, string, number]>([
  ['one certificate', root, 1],
  ['two', `${root}${intermediate}`, 2],
  ['25', root.repeat(25), 25],
  ['comments', `# the root\n${root}# the other: 1 + 1\n${intermediate}# end\n`, 2],
  ['lines that end as on Windows', root.replaceAll('\n', '\r\n'), 1],
  ['no line break at the end', root.trimEnd(), 1],
  ['a signature by RSASSA-PSS', pssRoot, 1],
])('a bundle with %s is taken', (_what, text, count) => {
  expect(read(text).count).toBe(count);
});

test('the data plane gets the certificates without comments', () => {
  expect(read(`# the root\n${root}# the intermediate\n${intermediate}`).pem).toBe(`${root}${intermediate}`);
});

test.each<[string, string, RegExp]>([
  ['nothing in it', '', /blank/],
  ['comments only', '# nothing\n', /no certificate/],
  ['26 certificates', root.repeat(26), /26 certificates/],
  ['a blank line', `${root}\n${intermediate}`, /blank/],
  ['a blank line at the end', `${root}\n`, /blank/],
  ['a comment with a hyphen', `# the root - of all\n${root}`, /line 1 is neither/],
  ['text that is no comment', `Certificate:\n${root}`, /line 1 is neither/],
  ['a certificate that does not end', root.slice(0, 200), /ends within a block/],
  ['a certificate that is not base64', root.replace('MII', 'M!I'), /not base64/],
  ['a certificate that is cut', root.replace(/\n.{64}\n/, '\n'), /certificate 1 cannot be read/],
  ['a revocation list', `${root}${twoRevoked}`, /certificate 2 is X509 CRL/],
  [
    'the certificate of no authority',
    `${root}${leaf}`,
    /certificate 2 is not the certificate of an authority/,
  ],
  ['a key of 1024 bits', smallKey, /certificate 1 has a key that is not supported/],
  ['a key of another curve', otherCurve, /certificate 1 has a key that is not supported/],
  ['a signature with SHA-1', sha1Root, /certificate 1 has a signature algorithm that is not supported/],
  ['RSASSA-PSS with SHA-1', pssSha1Root, /certificate 1 has a signature algorithm that is not supported/],
  ['a certificate of version 1', version1, /certificate 1 is not of X.509 version 3/],
])('a bundle with %s is refused with the reason', (_what, text, why) => {
  expect(code(() => read(text))).toBe('InvalidCaCertificatesBundle');
  expect(() => read(text)).toThrow(why);
});

test('changing any byte of a certificate leads to an AWS error, never to an internal failure', () => {
  const bytes = Buffer.from(root.replace(/-----.*-----|\n/g, ''), 'base64');
  for (const at of bytes.keys()) {
    const changed = Buffer.from(bytes);
    changed[at] = changed[at]! ^ 0xff;
    const text = `-----BEGIN CERTIFICATE-----\n${changed.toString('base64')}\n-----END CERTIFICATE-----\n`;
    expect(['no fault', 'InvalidCaCertificatesBundle']).toContain(code(() => read(text)));
  }
});
