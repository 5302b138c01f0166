// Client certificates (mutual TLS): who is admitted, and what targets receive, observed over sockets.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html
import { once } from 'node:events';
import { connect as connectHttp2 } from 'node:http2';
import { type AddressInfo, connect, createServer } from 'node:net';
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BalancedListener } from '../contract/routing-table.ts';
import { defaultCertificate, shopCertificate } from '../testing/certificates.ts';
import { Rig, type TableParts } from '../testing/rig.ts';
import { realClock } from '../thread/real-clock.ts';
import { type Issued, issue, revocationList } from '../tls/testing/authority.ts';

const root = issue('root', { authority: true, name: [['O', 'Example, Inc.']] });
const intermediate = issue('intermediate', { authority: true }, root);
const validity = { notBefore: '2023-09-21T01:50:17Z', notAfter: '2123-09-20T01:50:17Z' };
const client = issue('client', { ...validity, serial: '03A5B1', name: [['C', 'US']] }, intermediate);
const stranger = issue('stranger');
const expired = issue('expired', { notAfter: '2024-01-01T00:00:00Z' }, root);

type ClientCertificates = NonNullable<BalancedListener['clientCertificates']>;
const passthrough: ClientCertificates = { mode: 'passthrough', ignoreExpiry: false, advertiseCaNames: false };
const verify = (more: Partial<ClientCertificates> = {}, revocations: string[] = []): ClientCertificates => ({
  mode: 'verify',
  trustStore: { arn: 'store', caBundle: root.certificate, revocations },
  ignoreExpiry: false,
  advertiseCaNames: false,
  ...more,
});

let rig: Rig;
/** What targets received, request by request. */
let seen: Record<string, unknown>[] = [];
beforeEach(() => {
  rig = new Rig();
  seen = [];
});
afterEach(() => rig.stop());

let group: ReturnType<Rig['simple']>['group'];
const parts = (clientCertificates: ClientCertificates, attributes = {}): TableParts => ({
  groups: [group],
  rules: [rig.simple(0).rule],
  listener: {
    protocol: 'HTTPS',
    port: 443,
    certificates: [defaultCertificate, shopCertificate],
    attributes,
    clientCertificates,
  },
});

async function serve(clientCertificates: ClientCertificates, attributes = {}): Promise<void> {
  const port = await rig.origin((request, response) => {
    seen.push(request.headers);
    response.end('in');
  });
  ({ group } = rig.simple(port));
  await rig.serve(parts(clientCertificates, attributes));
  await rig.healthy(1);
}

const showing = (...chain: readonly Issued[]): ConnectionOptions =>
  chain[0] ? { cert: chain.map(({ certificate }) => certificate).join(''), key: chain[0].privateKey } : {};

function socketTo(options: ConnectionOptions): TLSSocket {
  const to = { port: rig.port, host: '127.0.0.1', rejectUnauthorized: false };
  const socket = connectTls({ ...to, ...options });
  socket.on('error', () => {});
  rig.atEnd(() => socket.destroy());
  return socket;
}

/** The body of an answer, or nothing when there was none. The request is sent without waiting for anything. */
async function ask(options: ConnectionOptions, headers = ''): Promise<string> {
  const socket = socketTo(options);
  socket.write(`GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${headers}\r\n`);
  let text = '';
  socket.on('data', (bytes) => {
    text += bytes;
  });
  await new Promise((resolve) => socket.on('close', resolve));
  return text.split('\r\n\r\n')[1] ?? '';
}

const reported = (name: string) => String(seen.at(-1)?.[name]);

describe('passthrough', () => {
  test('the whole chain goes to the target as the client sent it, whoever issued it', async () => {
    await serve(passthrough);
    for (const chain of [[client, intermediate, root], [client], [stranger], [expired, stranger]]) {
      expect(await ask(showing(...chain))).toBe('in');
      const header = reported('x-amzn-mtls-clientcert');
      expect(header).toMatch(/^-----BEGIN%20CERTIFICATE-----%0A[-A-Za-z0-9+/=%]+-----%0A$/);
      expect(decodeURIComponent(header)).toBe(chain.map(({ certificate }) => certificate).join(''));
    }
  });

  test('only blanks and ends of lines are encoded', async () => {
    await serve(passthrough);
    const chain = [client, intermediate, root];
    await ask(showing(...chain));
    const sent = chain.map(({ certificate }) => certificate).join('');
    expect(reported('x-amzn-mtls-clientcert')).toBe(sent.replaceAll(' ', '%20').replaceAll('\n', '%0A'));
  });

  test('a client may have no certificate, and cannot forge the headers', async () => {
    await serve(passthrough);
    expect(await ask({}, 'X-Amzn-Mtls-Clientcert: forged\r\nX-Amzn-Mtls-Clientcert-Subject: CN=a\r\n')).toBe(
      'in',
    );
    expect(Object.keys(seen[0]!).filter((name) => name.includes('mtls'))).toEqual([]);
  });
});

describe('verify', () => {
  const facts = {
    'x-amzn-mtls-clientcert-serial-number': '03A5B1',
    'x-amzn-mtls-clientcert-issuer': 'CN=intermediate',
    'x-amzn-mtls-clientcert-subject': 'CN=client,C=US',
    'x-amzn-mtls-clientcert-validity': 'NotBefore=2023-09-21T01:50:17Z;NotAfter=2123-09-20T01:50:17Z',
  };

  test.for(['TLSv1.2', 'TLSv1.3'] as const)(
    'targets learn of the certificate over %s',
    async (maxVersion) => {
      await serve(verify());
      const options = { ...showing(client, intermediate), maxVersion, servername: 'shop.example.com' };
      expect(await ask(options, 'X-Amzn-Mtls-Clientcert-Subject: CN=forged\r\n')).toBe('in');
      expect(seen[0]).toMatchObject(facts);
      expect(decodeURIComponent(reported('x-amzn-mtls-clientcert-leaf'))).toBe(client.certificate);
      expect(seen[0]).not.toHaveProperty('x-amzn-mtls-clientcert');
    },
  );

  test('and over HTTP/2, with every request', async () => {
    await serve(verify());
    const session = connectHttp2(`https://127.0.0.1:${rig.port}`, {
      rejectUnauthorized: false,
      ...showing(client, intermediate),
    });
    session.on('error', () => {});
    rig.atEnd(() => session.destroy());
    for (let i = 0; i < 2; i++) {
      const stream = session.request({ ':path': '/', 'x-amzn-mtls-clientcert-subject': 'CN=forged' });
      stream.resume();
      await once(stream, 'close');
    }
    expect(seen).toHaveLength(2);
    for (const headers of seen) expect(headers).toMatchObject(facts);
  });

  const refused: [string, readonly Issued[]][] = [
    ['shows none', []],
    ["is somebody else's", [stranger]],
    ['leaves out what leads to the trust store', [client]],
    ['is out of its time', [expired]],
    ['is revoked', [issue('revoked', { serial: 'bad' }, root)]],
    ['shows too many', [client, intermediate, root, stranger, expired]],
  ];
  test.for(refused)('who %s is refused, and nothing that it sends is read', async ([, chain]) => {
    await serve(verify({}, [revocationList(root, ['bad'])]));
    for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
      expect(await ask({ ...showing(...chain), maxVersion })).toBe('');
    }
    expect(await ask({ ...showing(...chain), servername: 'shop.example.com' })).toBe('');
    await rig.until(() => rig.sum('ClientTLSNegotiationErrorCount') >= 3);
    expect(rig.sum('ClientTLSNegotiationErrorCount')).toBe(3);
    expect(rig.sum('NewConnectionCount')).toBe(0);
    expect(seen).toEqual([]);
    expect(await ask(showing(client, intermediate))).toBe('in');
  });

  test('an expired certificate is accepted when expiry is ignored', async () => {
    await serve(verify({ ignoreExpiry: true }));
    expect(await ask(showing(expired))).toBe('in');
    expect(await ask(showing(stranger))).toBe('');
  });

  test("time is the engine's", async () => {
    await rig.stop();
    rig = new Rig(realClock, () => Date.parse('2022-01-01T00:00:00Z'));
    await serve(verify());
    expect(await ask(showing(expired))).toBe('in');
    expect(await ask(showing(client, intermediate))).toBe('');
  });

  test('a changed trust store applies to new connections', async () => {
    await serve(verify());
    expect(await ask(showing(client, intermediate))).toBe('in');
    rig.apply(parts(verify({}, [revocationList(intermediate, ['03A5B1'])])));
    expect(await ask(showing(client, intermediate))).toBe('');
    rig.apply(
      parts({ ...verify(), trustStore: { arn: 's', caBundle: stranger.certificate, revocations: [] } }),
    );
    expect(await ask(showing(client, intermediate))).toBe('');
    const { listener, ...others } = parts(passthrough);
    const { clientCertificates: _, ...off } = listener!;
    rig.apply({ ...others, listener: off });
    expect(await ask({})).toBe('in');
  });

  test('without a trust store every client is rejected', async () => {
    const { trustStore: _, ...lost } = verify();
    await serve(lost);
    expect(await ask(showing(client, intermediate))).toBe('');
  });

  test('an unusable trust store leaves the previous one in place', async () => {
    await serve(verify());
    rig.apply(parts(verify({}, ['nothing'])));
    expect(rig.listenerReports.pop()?.error).toMatch(/^TLS cannot be set up/);
    expect(await ask(showing(client, intermediate))).toBe('in');
    expect(await ask(showing(stranger))).toBe('');
  });

  test.for(['TLSv1.2', 'TLSv1.3'] as const)('sessions are not resumed over %s', async (maxVersion) => {
    await serve(verify());
    const first = socketTo({ ...showing(client, intermediate), maxVersion });
    const sessions: Buffer[] = [];
    first.on('session', (session) => sessions.push(session));
    first.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await once(first, 'data');
    const session = sessions.at(-1) ?? first.getSession()!;
    expect(await ask({ session, maxVersion })).toBe('');
    const again = socketTo({ session, maxVersion, ...showing(client, intermediate) });
    await once(again, 'secureConnect');
    expect(again.isSessionReused()).toBe(false);
    expect(seen).toHaveLength(1);
  });
});

describe('names of headers', () => {
  test("can be the listener's own; what a client says by either name is dropped", async () => {
    const prefix = 'routing.http.request.x_amzn_mtls_clientcert';
    await serve(verify(), {
      [`${prefix}_subject.header_name`]: 'X-Client',
      [`${prefix}_serial_number.header_name`]: 'X-Serial',
      [`${prefix}.header_name`]: 'X-Chain',
    });
    const forged =
      'X-Client: forged\r\nx-serial: forged\r\nX-Chain: forged\r\nX-Amzn-Mtls-Clientcert-Subject: forged\r\n';
    await ask(showing(client, intermediate), forged);
    expect(seen[0]).toMatchObject({ 'x-client': 'CN=client,C=US', 'x-serial': '03A5B1' });
    expect(JSON.stringify(seen[0])).not.toContain('forged');
    expect(seen[0]).not.toHaveProperty('x-amzn-mtls-clientcert-subject');
    expect(seen[0]).toHaveProperty('x-amzn-mtls-clientcert-issuer');
  });

  test('mean nothing from a client of a listener without client certificates either', async () => {
    const port = await rig.origin((request, response) => {
      seen.push(request.headers);
      response.end();
    });
    await rig.serveOrigins([port]);
    const headers = { 'X-Amzn-Mtls-Clientcert-Subject': 'CN=forged', 'X-Other': 'kept' };
    await fetch(`http://127.0.0.1:${rig.port}/`, { headers });
    expect(seen[0]).toHaveProperty('x-other');
    expect(seen[0]).not.toHaveProperty('x-amzn-mtls-clientcert-subject');
  });
});

describe('the names of authorities', () => {
  /** Whether a name is in what the balancer says before anything is encrypted. */
  async function advertised(name: Buffer, servername?: string): Promise<boolean> {
    const heard: Buffer[] = [];
    const between = createServer((near) => {
      const far = connect(rig.port, '127.0.0.1');
      far.on('data', (bytes) => heard.push(bytes));
      near.on('error', () => far.destroy());
      far.on('error', () => near.destroy());
      near.pipe(far).pipe(near);
    });
    between.listen(0, '127.0.0.1');
    await once(between, 'listening');
    const { port } = between.address() as AddressInfo;
    const options = { maxVersion: 'TLSv1.2', ...showing(client, intermediate) } as const;
    const socket = socketTo({ ...options, port, ...(servername !== undefined && { servername }) });
    await once(socket, 'secureConnect');
    socket.destroy();
    await new Promise((resolve) => between.close(resolve));
    return Buffer.concat(heard).includes(name);
  }

  test('are advertised to clients on request, which does not make them trusted', async () => {
    await serve(verify());
    expect(await advertised(root.name)).toBe(false);
    rig.apply(parts(verify({ advertiseCaNames: true })));
    expect(await advertised(root.name)).toBe(true);
    expect(await advertised(root.name, 'shop.example.com')).toBe(true);
    expect(await ask(showing(client, intermediate))).toBe('in');
    expect(await ask(showing(stranger))).toBe('');
    expect(await ask(showing(issue('client', {}, { ...stranger, name: root.name })))).toBe('');
  });
});

test('TLS that comes to port 80 is verified like that on 443', async () => {
  await serve(verify());
  const { listener, groups = [], rules } = parts(verify());
  const secure = { ...listener, arn: 'secure', hostPorts: [0], rules } as BalancedListener;
  const plain = { ...secure, arn: 'plain', protocol: 'HTTP', port: 80, certificates: [] } as const;
  rig.listenerReports.splice(0);
  rig.apply({ groups, rules, loadBalancer: { listeners: [secure, plain] } });
  await rig.until(() => rig.listenerReports.length === 2);
  rig.listenerReports.sort((one) => (one.listenerArn === 'plain' ? 1 : -1));
  expect(await ask(showing(client, intermediate))).toBe('in');
  expect(await ask(showing(stranger))).toBe('');
  expect(seen).toHaveLength(1);
});
