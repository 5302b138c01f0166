// The connection log: one entry for each connection, with 13 fields, observed over sockets.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-connection-logs.html
import { once } from 'node:events';
import { connect } from 'node:net';
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultCertificate } from '../testing/certificates.ts';
import { Rig, says, type TableParts } from '../testing/rig.ts';
import { issue } from '../tls/testing/authority.ts';

const root = issue('root', { authority: true });
const client = issue(
  'amazondomains.com',
  {
    serial: 'FEF257372D5C14D4',
    notBefore: '2023-09-21T22:43:21Z',
    notAfter: '2126-06-17T22:43:21Z',
    name: [
      ['C', 'US'],
      ['ST', 'Washington'],
      ['O', 'end "Entity"'],
    ],
  },
  root,
);
const shown = { cert: client.certificate, key: client.privateKey };

let rig: Rig;
const sockets: TLSSocket[] = [];
beforeEach(() => {
  rig = new Rig();
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await rig.stop();
});

const both = { 'connection_logs.s3.enabled': 'true', 'access_logs.s3.enabled': 'true' };
const https = (more: TableParts['listener'] = {}, attributes: Record<string, string> = both): TableParts => ({
  rules: [says('x')],
  attributes,
  listener: { protocol: 'HTTPS', port: 8443, certificates: [defaultCertificate], ...more },
});
const verify = {
  clientCertificates: {
    mode: 'verify' as const,
    trustStore: { arn: 'store', caBundle: root.certificate, revocations: [] },
    ignoreExpiry: false,
    advertiseCaNames: false,
  },
};

async function established(options: ConnectionOptions = {}): Promise<TLSSocket> {
  const socket = connectTls({ port: rig.port, host: '127.0.0.1', rejectUnauthorized: false, ...options });
  sockets.push(socket);
  await once(socket, 'secureConnect');
  return socket;
}

/** The fields of the only entry: quoted ones are one field. */
async function logged(): Promise<string[]> {
  await rig.until(() => rig.logs.connection.length > 0);
  expect(rig.logs.connection).toHaveLength(1);
  return rig.logs.connection[0]!.match(/"[^"]*"|[^ ]+/g) ?? [];
}

const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
const latency = /^\d\.\d{3}$/;
const trace = /^TID_[0-9a-f]{32}$/;

function expectFields(fields: readonly string[], expected: readonly (string | RegExp)[]): void {
  expect(fields).toHaveLength(expected.length);
  for (const [index, wanted] of expected.entries()) expect(fields[index]).toMatch(wanted);
}

/** As a whole. */
const exactly = (text: string) => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);

test('a connection without a client certificate', async () => {
  await rig.serve(https());
  const socket = await established({ ecdhCurve: 'P-256', maxVersion: 'TLSv1.2' });
  expectFields(await logged(), [
    time,
    '127.0.0.1',
    exactly(String(socket.localPort)),
    exactly('8443'),
    exactly('TLSv1.2'),
    exactly('ECDHE-ECDSA-AES128-GCM-SHA256'),
    latency,
    exactly('"-"'),
    exactly('-'),
    exactly('-'),
    exactly('Success'),
    trace,
    exactly('secp256r1'),
  ]);
});

test('a connection with a client certificate that is verified', async () => {
  await rig.serve(https(verify));
  const socket = await established({ ...shown, ecdhCurve: 'X25519' });
  expectFields(await logged(), [
    time,
    '127.0.0.1',
    exactly(String(socket.localPort)),
    exactly('8443'),
    exactly('TLSv1.3'),
    /^TLS_AES_/,
    latency,
    exactly('"CN=amazondomains.com,O=end \\x5c\\x22Entity\\x5c\\x22,ST=Washington,C=US"'),
    exactly('NotBefore=2023-09-21T22:43:21Z;NotAfter=2126-06-17T22:43:21Z'),
    exactly('FEF257372D5C14D4'),
    exactly('Success'),
    trace,
    exactly('x25519'),
  ]);
});

test('a connection whose client is not trusted', async () => {
  await rig.serve(https(verify));
  const stranger = issue('stranger', { serial: '0A' });
  const socket = connectTls({
    port: rig.port,
    host: '127.0.0.1',
    rejectUnauthorized: false,
    cert: stranger.certificate,
    key: stranger.privateKey,
    maxVersion: 'TLSv1.2',
  });
  socket.on('error', () => {});
  sockets.push(socket);
  expectFields(await logged(), [
    time,
    '127.0.0.1',
    /^\d+$/,
    exactly('8443'),
    exactly('TLSv1.2'),
    exactly('ECDHE-ECDSA-AES128-GCM-SHA256'),
    exactly('-'),
    exactly('"CN=stranger"'),
    exactly('NotBefore=2020-01-01T00:00:00Z;NotAfter=2120-01-01T00:00:00Z'),
    exactly('0A'),
    exactly('Failed:ClientCertUntrusted'),
    trace,
    exactly('x25519'),
  ]);
  expect(rig.accessLog).toEqual([]);
});

test('a connection that speaks no TLS to a listener of HTTPS', async () => {
  await rig.serve(https());
  const socket = rig.client();
  await once(socket, 'connect');
  const { localPort } = socket;
  socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  expectFields(await logged(), [
    time,
    '127.0.0.1',
    exactly(String(localPort)),
    exactly('8443'),
    exactly('-'),
    exactly('-'),
    exactly('-'),
    exactly('"-"'),
    exactly('-'),
    exactly('-'),
    exactly('Failed:UnmappedConnectionError'),
    trace,
    exactly('-'),
  ]);
});

test('a connection of plain HTTP', async () => {
  await rig.serve({ rules: [says('x')], attributes: both });
  const socket = connect(rig.port, '127.0.0.1');
  await once(socket, 'connect');
  const port = socket.localPort;
  expectFields(await logged(), [
    time,
    '127.0.0.1',
    exactly(String(port)),
    exactly('80'),
    exactly('-'),
    exactly('-'),
    exactly('-'),
    exactly('"-"'),
    exactly('-'),
    exactly('-'),
    exactly('-'),
    trace,
    exactly('-'),
  ]);
  socket.destroy();
});

test('a connection has one entry, and its requests have its trace id', async () => {
  await rig.serve(https());
  const socket = await established();
  for (let i = 0; i < 3; i++) {
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await once(socket, 'data');
  }
  await rig.until(() => rig.accessLog.length === 3);
  const traceId = (await logged())[11]!;
  for (const line of rig.accessLog) expect(line).toContain(` ${traceId} `);
});

test('the key exchange of a cipher that has none of its own', async () => {
  const rsa = issue('rsa', { rsaBits: 2048 });
  const certificates = [{ arn: 'rsa', chain: rsa.certificate, privateKey: rsa.privateKey }];
  const securityPolicy = {
    name: 'ELBSecurityPolicy-TLS-1-2-2017-01',
    protocols: ['TLSv1.2'],
    ciphers: ['AES128-GCM-SHA256'],
  };
  await rig.serve(https({ certificates, securityPolicy }));
  await established({ ciphers: 'AES128-GCM-SHA256', maxVersion: 'TLSv1.2' });
  expect((await logged()).slice(4)).toEqual([
    'TLSv1.2',
    'AES128-GCM-SHA256',
    expect.stringMatching(latency),
    '"-"',
    '-',
    '-',
    'Success',
    expect.stringMatching(trace),
    '-',
  ]);
});

test('nothing is written unless logs are on', async () => {
  await rig.serve(https(verify, { 'access_logs.s3.enabled': 'true' }));
  const socket = await established(shown);
  socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  await rig.until(() => rig.accessLog.length === 1);
  rig.client().write('nothing\r\n\r\n');
  await rig.until(() => rig.sum('ClientTLSNegotiationErrorCount') === 1);
  await rig.settled();
  expect(rig.logs.connection).toEqual([]);
});
