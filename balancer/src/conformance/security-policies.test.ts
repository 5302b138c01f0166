// What clients of each TLS version get under a listener's security policy, observed over sockets.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
import { once } from 'node:events';
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { shopCertificate } from '../testing/certificates.ts';
import { Rig, says, type TableParts } from '../testing/rig.ts';
import { issue } from '../tls/testing/authority.ts';

const suites13 = ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256'];
const restricted = [
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
];
const extended = [
  ...restricted,
  'ECDHE-ECDSA-AES128-SHA',
  'ECDHE-RSA-AES128-SHA',
  'AES128-GCM-SHA256',
  'AES128-SHA',
];
const policy = (name: string, protocols: readonly string[], ciphers: readonly string[]) => ({
  name: `ELBSecurityPolicy-${name}`,
  protocols,
  ciphers,
});
const policy2016 = policy('2016-08', ['TLSv1', 'TLSv1.1', 'TLSv1.2'], extended);
const res = policy('TLS13-1-2-Res-2021-06', ['TLSv1.2', 'TLSv1.3'], [...suites13, ...restricted]);
const only13 = policy('TLS13-1-3-2021-06', ['TLSv1.3'], suites13);
const hybrid = policy('TLS13-1-2-Res-PQ-2025-09', ['TLSv1.2', 'TLSv1.3'], [...suites13, ...restricted]);

const rsa = issue('rsa.example.com', { rsaBits: 2048 });
const rsaCertificate = { arn: 'rsa', chain: rsa.certificate, privateKey: rsa.privateKey };

let rig: Rig;
const sockets: TLSSocket[] = [];
beforeEach(() => {
  rig = new Rig();
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await rig.stop();
});

function parts(
  securityPolicy: typeof res,
  attributes: Readonly<Record<string, string>> = {},
  certificates = [rsaCertificate, shopCertificate],
): TableParts {
  const listener = { protocol: 'HTTPS' as const, port: 443, certificates, securityPolicy };
  return { rules: [says('x')], attributes, listener };
}

function client(options: ConnectionOptions): TLSSocket {
  const socket = connect({ port: rig.port, host: '127.0.0.1', rejectUnauthorized: false, ...options });
  sockets.push(socket);
  return socket;
}

/** What a client agrees on: protocol and cipher, or the error that it gets. It takes old versions too. */
async function agreed(options: ConnectionOptions = {}): Promise<string> {
  const socket = client({ ciphers: 'ALL:@SECLEVEL=0', minVersion: 'TLSv1', ...options });
  try {
    await once(socket, 'secureConnect');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? '';
  }
  return `${socket.getProtocol()} ${socket.getCipher().name}`;
}

const upTo = (maxVersion: ConnectionOptions['maxVersion']) => agreed({ maxVersion });

describe('versions', () => {
  test('2016-08 accepts TLS 1.0 to 1.2, not 1.3', async () => {
    await rig.serve(parts(policy2016));
    expect(await upTo('TLSv1')).toBe('TLSv1 ECDHE-RSA-AES128-SHA');
    expect(await upTo('TLSv1.1')).toBe('TLSv1.1 ECDHE-RSA-AES128-SHA');
    expect(await upTo('TLSv1.2')).toBe('TLSv1.2 ECDHE-RSA-AES128-GCM-SHA256');
    expect(await upTo('TLSv1.3')).toBe('TLSv1.2 ECDHE-RSA-AES128-GCM-SHA256');
    expect(await agreed({ minVersion: 'TLSv1.3' })).toBe('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION');
  });

  test('TLS13-1-2 accepts 1.2 and 1.3', async () => {
    await rig.serve(parts(res));
    expect(await upTo('TLSv1.3')).toBe('TLSv1.3 TLS_AES_128_GCM_SHA256');
    expect(await upTo('TLSv1.2')).toBe('TLSv1.2 ECDHE-RSA-AES128-GCM-SHA256');
    expect(await upTo('TLSv1.1')).toBe('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION');
  });

  test('TLS13-1-3 accepts only 1.3; older clients fail the handshake, which is counted', async () => {
    await rig.serve(parts(only13));
    expect(await upTo('TLSv1.3')).toBe('TLSv1.3 TLS_AES_128_GCM_SHA256');
    expect(await upTo('TLSv1.2')).toBe('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION');
    await rig.until(() => rig.sum('ClientTLSNegotiationErrorCount') > 0);
    expect(rig.sum('ClientTLSNegotiationErrorCount')).toBe(1);
  });
});

describe('ciphers', () => {
  test("the first of the policy's that the client knows is chosen, whatever the client prefers", async () => {
    await rig.serve(parts(res));
    const ciphers =
      'TLS_CHACHA20_POLY1305_SHA256:TLS_AES_256_GCM_SHA384:' +
      'ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256';
    expect(await agreed({ ciphers })).toBe('TLSv1.3 TLS_AES_256_GCM_SHA384');
    expect(await agreed({ ciphers, maxVersion: 'TLSv1.2' })).toBe('TLSv1.2 ECDHE-RSA-AES128-GCM-SHA256');
  });

  test('one that the policy does not include is rejected', async () => {
    await rig.serve(parts(res));
    const one = (ciphers: string) => agreed({ ciphers, maxVersion: 'TLSv1.2' });
    expect(await one('ECDHE-RSA-CHACHA20-POLY1305')).toBe('ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE');
    expect(await one('AES128-GCM-SHA256')).toBe('ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE');
    rig.apply(parts(policy2016));
    expect(await one('AES128-GCM-SHA256')).toBe('TLSv1.2 AES128-GCM-SHA256');
    await rig.until(() => rig.sum('ClientTLSNegotiationErrorCount') > 1);
    expect(rig.sum('ClientTLSNegotiationErrorCount')).toBe(2);
  });

  test('they fit the certificate that is sent', async () => {
    await rig.serve(parts(res));
    expect(await agreed({ servername: 'shop.example.com', maxVersion: 'TLSv1.2' })).toBe(
      'TLSv1.2 ECDHE-ECDSA-AES128-GCM-SHA256',
    );
  });
});

test('a changed policy applies to new connections for any name; open ones continue', async () => {
  await rig.serve(parts(policy2016));
  const open = client({ maxVersion: 'TLSv1.2' });
  await once(open, 'secureConnect');
  const names = [undefined, 'shop.example.com'];
  const now = () =>
    Promise.all(
      names.map(
        async (servername) =>
          (await agreed({ ...(servername !== undefined && { servername }) })).split(' ')[0],
      ),
    );
  expect(await now()).toEqual(['TLSv1.2', 'TLSv1.2']);
  rig.apply(parts(only13));
  expect(await now()).toEqual(['TLSv1.3', 'TLSv1.3']);
  for (const servername of names) {
    const old = { maxVersion: 'TLSv1.2' as const, ...(servername !== undefined && { servername }) };
    expect(await agreed(old)).toBe('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION');
  }
  open.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  const [answer] = (await once(open, 'data')) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 200/);
});

test('a policy that does not fit its certificate is reported, and the previous one stays', async () => {
  await rig.serve(parts(res));
  const broken = { ...rsaCertificate, privateKey: 'none' };
  rig.apply(parts(only13, {}, [broken]));
  expect(rig.listenerReports.at(-1)?.error).toMatch(/^TLS cannot be set up/);
  rig.listenerReports.pop();
  expect(await upTo('TLSv1.2')).toBe('TLSv1.2 ECDHE-RSA-AES128-GCM-SHA256');
});

test('sessions are resumed, except under a policy that would not have allowed them', async () => {
  await rig.serve(parts(res));
  const resume = async (options: ConnectionOptions): Promise<TLSSocket> => {
    const socket = client(options);
    await once(socket, 'secureConnect');
    return socket;
  };
  const first = client({ maxVersion: 'TLSv1.2' });
  const [session] = (await once(first, 'session')) as [Buffer];
  expect((await resume({ session, maxVersion: 'TLSv1.2' })).isSessionReused()).toBe(true);
  rig.apply(parts(policy('TLS-1-2', ['TLSv1.2'], restricted)));
  expect((await resume({ session, maxVersion: 'TLSv1.2' })).isSessionReused()).toBe(false);
});

test('a client may not renegotiate', async () => {
  await rig.serve(parts(res));
  const socket = client({ maxVersion: 'TLSv1.2' });
  await once(socket, 'secureConnect');
  const refused = await new Promise<Error | null>((resolve) => {
    socket.on('error', resolve);
    socket.renegotiate({}, (error) => resolve(error));
  });
  expect(refused).toBeInstanceOf(Error);
});

describe('the exchange of keys', () => {
  async function group(options: ConnectionOptions = {}): Promise<string | undefined> {
    const socket = client(options);
    await once(socket, 'secureConnect');
    return (socket.getEphemeralKeyInfo() as { name?: string }).name;
  }
  const anyHybrid = 'X25519MLKEM768:X25519:P-256';
  const [major = 0, minor = 0] = process.versions.openssl.split('.').map(Number);
  // Node.js 24 has it.
  const knowsHybrid = major > 3 || (major === 3 && minor >= 5);

  test.runIf(knowsHybrid)('is a hybrid with ML-KEM under a policy named PQ, and under no other', async () => {
    await rig.serve(parts(hybrid));
    expect(await group({ ecdhCurve: anyHybrid })).toBe('X25519MLKEM768');
    expect(await group({ ecdhCurve: 'SecP256r1MLKEM768' })).toBe('SecP256r1MLKEM768');
    expect(await group({ ecdhCurve: 'SecP384r1MLKEM1024' })).toBe('SecP384r1MLKEM1024');
    rig.apply(parts(res));
    expect(await group({ ecdhCurve: anyHybrid })).toBe('X25519');
  });

  test('is a classical one for a client that knows no other', async () => {
    await rig.serve(parts(hybrid));
    expect(await group({ ecdhCurve: 'P-256' })).toBe('prime256v1');
    expect(await group({ ecdhCurve: 'X25519', maxVersion: 'TLSv1.2' })).toBe('X25519');
  });
});

describe("AWS's names of them", () => {
  test('stand in the access log and in the headers to targets', async () => {
    const seen: Record<string, unknown>[] = [];
    const port = await rig.origin((request, response) => {
      seen.push(request.headers);
      response.end();
    });
    const attributes = {
      'access_logs.s3.enabled': 'true',
      'routing.http.x_amzn_tls_version_and_cipher_suite.enabled': 'true',
    };
    const { rule, group } = rig.simple(port);
    await rig.serve({ ...parts(res, attributes), groups: [group], rules: [rule] });
    await rig.healthy(1);
    for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
      const socket = client({ maxVersion });
      socket.write(
        'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Amzn-Tls-Version: SSLv2\r\n' +
          'X-Amzn-Tls-Cipher-Suite: NONE\r\n\r\n',
      );
      socket.resume();
      await once(socket, 'close');
    }
    await rig.until(() => rig.accessLog.length === 2);
    expect(
      seen.map((headers) => [headers['x-amzn-tls-version'], headers['x-amzn-tls-cipher-suite']]),
    ).toEqual([
      ['TLSv1.2', 'ECDHE-RSA-AES128-GCM-SHA256'],
      ['TLSv1.3', 'TLS_AES_128_GCM_SHA256'],
    ]);
    expect(rig.accessLog[0]).toContain(' "-" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 arn:');
    expect(rig.accessLog[1]).toContain(' "-" TLS_AES_128_GCM_SHA256 TLSv1.3 arn:');
  });
});
