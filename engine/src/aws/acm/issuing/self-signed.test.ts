import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { integer, objectIdentifier, time } from './der.ts';
import { type IssuedKeyAlgorithm, issuedKeyAlgorithms, selfSigned } from './self-signed.ts';

const make = (keyAlgorithm: IssuedKeyAlgorithm, names: readonly string[], now = Date.now()) =>
  selfSigned({ names, keyAlgorithm, now, serial: '80'.repeat(16) });

/** What a client that trusts only `ca` makes of a server with this certificate. */
async function handshake(made: ReturnType<typeof make>, servername: string | undefined): Promise<string> {
  const server = createServer({ cert: made.certificate, key: made.privateKey }, (socket) => socket.end());
  server.on('tlsClientError', () => {});
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const socket = connect({
    host: '127.0.0.1',
    port,
    ca: made.certificate,
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
  const made = make(keyAlgorithm, ['shop.example.com', '*.shop.example.com']);

  test('is trusted by a client that was given it, for its names, its wildcard and this machine', async () => {
    expect(await handshake(made, 'shop.example.com')).toBe('trusted');
    expect(await handshake(made, 'a.shop.example.com')).toBe('trusted');
    expect(await handshake(made, undefined)).toBe('trusted');
    expect(await handshake(made, 'other.example.com')).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
  });

  test('is signed by its own key, and by no authority', () => {
    const certificate = new X509Certificate(made.certificate);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.issuer).toBe(certificate.subject);
    expect(certificate.ca).toBe(false);
    expect(certificate.subject).toBe('CN=shop.example.com');
    expect(certificate.serialNumber).toBe('80'.repeat(16));
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
  });
});

test('it is valid for 395 days, and for a clock that is up to a year behind', () => {
  const { certificate } = make('EC_prime256v1', ['a.example.com'], Date.UTC(2026, 0, 2, 12));
  const { validFromDate, validToDate } = new X509Certificate(certificate);
  expect(validFromDate.toISOString()).toBe('2025-01-02T00:00:00.000Z');
  expect(validToDate.toISOString()).toBe('2027-01-31T23:59:59.000Z');
});

test('a name of more than 64 characters is not its subject, and still its name', () => {
  const name = `${'a'.repeat(60)}.example.com`;
  const parsed = new X509Certificate(make('EC_prime256v1', [name]).certificate);
  expect(parsed.subject).toBeFalsy();
  expect(parsed.checkHost(name)).toBe(name);
});

describe('DER', () => {
  // Each from X.690 or RFC 5280: numbers have a sign, arcs of more than seven bits are split, years end in 2049.
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
