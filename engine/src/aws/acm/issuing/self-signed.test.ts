import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { integer, objectIdentifier, time } from './der.ts';
import { type IssuedKeyAlgorithm, issuedKeyAlgorithms, selfSigned } from './self-signed.ts';

const make = (keyAlgorithm: IssuedKeyAlgorithm, names: readonly string[], now = Date.now()) =>
  selfSigned({ names, keyAlgorithm, now, serial: '80'.repeat(16) });

/** Whether a client that trusts only this certificate accepts a server that has it: `trusted`, or the error's code. */
async function handshake(pair: ReturnType<typeof make>, servername: string | undefined): Promise<string> {
  const server = createServer({ cert: pair.certificate, key: pair.privateKey }, (socket) => socket.end());
  server.on('tlsClientError', () => {});
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const socket = connect({
    host: '127.0.0.1',
    port,
    ca: pair.certificate,
    ...(servername ? { servername } : {}),
  });
  try {
    await once(socket, 'secureConnect');
    return socket.authorized ? 'trusted' : String(socket.authorizationError);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  } finally {
    socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
}

describe.each(issuedKeyAlgorithms)('a self-signed certificate with a key of %s', (keyAlgorithm) => {
  const pair = make(keyAlgorithm, ['shop.example.com', '*.shop.example.com']);

  test('is accepted by a client that trusts it, for its names, its wildcard and this machine', async () => {
    expect(await handshake(pair, 'shop.example.com')).toBe('trusted');
    expect(await handshake(pair, 'a.shop.example.com')).toBe('trusted');
    expect(await handshake(pair, undefined)).toBe('trusted');
    expect(await handshake(pair, 'other.example.com')).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
  });

  test('is signed with its own key, and is no authority', () => {
    const certificate = new X509Certificate(pair.certificate);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.issuer).toBe(certificate.subject);
    expect(certificate.ca).toBe(false);
    expect(certificate.subject).toBe('CN=shop.example.com');
    expect(certificate.serialNumber).toBe('80'.repeat(16));
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
  });
});

test('it is valid for 395 days, and from a year before its issue for clocks that are behind', () => {
  const { certificate } = make('EC_prime256v1', ['a.example.com'], Date.UTC(2026, 0, 2, 12));
  const { validFromDate, validToDate } = new X509Certificate(certificate);
  expect(validFromDate.toISOString()).toBe('2025-01-02T00:00:00.000Z');
  expect(validToDate.toISOString()).toBe('2027-01-31T23:59:59.000Z');
});

test('a name of more than 64 characters is an alternative name but not the subject', () => {
  const name = `${'a'.repeat(60)}.example.com`;
  const parsed = new X509Certificate(make('EC_prime256v1', [name]).certificate);
  expect(parsed.subject).toBeFalsy();
  expect(parsed.checkHost(name)).toBe(name);
});

describe('DER', () => {
  // From X.690 and RFC 5280: numbers are signed, arcs of more than seven bits are split, UTCTime ends with 2049.
  const rows: [string, Buffer, string][] = [
    ['a number whose first bit is set', integer(Buffer.from([0x80])), '02020080'],
    ['a number with leading zeros', integer(Buffer.from([0, 0, 1])), '020101'],
    ['zero', integer(Buffer.from([0])), '020100'],
    ['sha256WithRSAEncryption', objectIdentifier('1.2.840.113549.1.1.11'), '06092a864886f70d01010b'],
    ['a time of 2049', time(Date.UTC(2049, 11, 31)), `170d${Buffer.from('491231000000Z').toString('hex')}`],
    ['a time of 2050', time(Date.UTC(2050, 0, 1)), `180f${Buffer.from('20500101000000Z').toString('hex')}`],
  ];
  test.each(rows)('%s', (_what, der, hex) => {
    expect(der.toString('hex')).toBe(hex);
  });
});
