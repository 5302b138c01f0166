// What the access log says of clients: TLS, HTTP/2, request lines, and requests that AWS classifies.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
import { once } from 'node:events';
import { connect as connectTls } from 'node:tls';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accessLogs, logged } from '../testing/access-log.ts';
import { defaultCertificate, shopCertificate } from '../testing/certificates.ts';
import { askHttp2, http2Origin, http2Session } from '../testing/http2.ts';
import { FrameClient, frame, frameFlags, frameTypes, repeatingBlock } from '../testing/http2-frames.ts';
import { forwardTo, Rig, says, target, targetGroup } from '../testing/rig.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';

let rig: Rig;
beforeEach(() => {
  rig = new Rig();
});
afterEach(() => rig.stop());

const request = 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';

describe('requests that AWS classifies', () => {
  test.each([
    ['no colon', 'BadHeader', 'GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n'],
    ['a NUL in the URI', 'BadUri', 'GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['no method', 'BadMethod', '@@( / HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['no version', 'BadVersion', 'GET / HTTP\r\nHost: a\r\n\r\n'],
  ])('Severe, and not to be read: %s', async (_, reason, bytes) => {
    await rig.serve({ rules: [says('x')], attributes: accessLogs });
    const answer = await rig.raw(bytes);
    const fields = await logged(rig);
    expect(fields).toMatchObject({
      type: 'http',
      target: '-',
      requestTime: '-1',
      targetTime: '-1',
      responseTime: '-1',
      targetStatus: '-',
      received: '0',
      sent: String(Buffer.byteLength(answer, 'latin1')),
      request: '"- http://127.0.0.1:80- -"',
      userAgent: '"-"',
      group: '-',
      trace: '"-"',
      priority: '-',
      actions: '"-"',
      classification: '"Severe"',
      classificationReason: `"${reason}"`,
    });
    expect(answer).toContain(` ${fields.status} `);
  });

  test.each([
    ['BadContentLength', 'Content-Length: x\r\n'],
    ['MultipleContentLength', 'Content-Length: 1\r\nContent-Length: 2\r\n'],
    ['MultipleTransferEncodingChunked', 'Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n'],
  ])('Severe: %s, and refused', async (reason, field) => {
    await rig.serve({ rules: [says('x')], attributes: accessLogs });
    await rig.raw(`POST / HTTP/1.1\r\nHost: a\r\n${field}\r\n`);
    expect(await logged(rig)).toMatchObject({
      status: '400',
      request: '"POST http://a:80/ HTTP/1.1"',
      priority: '-',
      actions: '"-"',
      classification: '"Severe"',
      classificationReason: `"${reason}"`,
    });
  });

  test.each([
    ['Acceptable', 'SpaceInUri', 'GET /a b HTTP/1.1\r\n'],
    ['Acceptable', 'GetHeadZeroContentLength', 'GET / HTTP/1.1\r\nContent-Length: 0\r\n'],
    ['Ambiguous', 'UndefinedContentLengthSemantics', 'GET / HTTP/1.1\r\nContent-Length: 1\r\n'],
  ])('%s: %s, and answered', async (classification, reason, head) => {
    await rig.serve({ rules: [says('x')], attributes: accessLogs });
    await rig.raw(`${head}Host: a\r\nConnection: close\r\n\r\n${reason.startsWith('Undefined') ? 'x' : ''}`);
    expect(await logged(rig)).toMatchObject({
      status: '200',
      classification: `"${classification}"`,
      classificationReason: `"${reason}"`,
      actions: '"fixed-response"',
    });
  });

  test('a request that is not finished in time has no classification', async () => {
    await rig.stop();
    const clock = new VirtualClock();
    rig = new Rig(clock);
    await rig.serve({ rules: [says('x')], attributes: accessLogs });
    const answer = rig.raw('GET / HTT');
    for (let i = 0; i < 20; i++) await rig.settled();
    clock.advance(61_000);
    await answer;
    clock.advance(100);
    expect(await logged(rig)).toMatchObject({
      status: '408',
      request: '"- http://127.0.0.1:80- -"',
      classification: '"-"',
      classificationReason: '"-"',
    });
  });

  test('000: an HTTP/2 request that only got a GOAWAY', async () => {
    const listener = { protocol: 'HTTPS' as const, port: 443, certificates: [defaultCertificate] };
    await rig.serve({ rules: [says('x')], attributes: accessLogs, listener });
    const client = await FrameClient.connect(rig.port);
    const { localPort } = client.socket;
    const cipher = client.socket.getCipher().name;
    const flags = frameFlags.endHeaders | frameFlags.endStream;
    client.send(frame(frameTypes.headers, flags, 1, repeatingBlock(300)));
    await client.until(() => false);
    expect(await logged(rig)).toMatchObject({
      type: 'h2',
      client: `127.0.0.1:${localPort}`,
      status: '000',
      request: '"- https://127.0.0.1:443- -"',
      cipher,
      protocol: 'TLSv1.3',
      connection: expect.stringMatching(/^TID_[0-9a-f]{32}$/),
    });
  });
});

describe('what the client says of itself', () => {
  test('a user agent is cut off at 8 KB', async () => {
    await rig.serve({ rules: [says('x')], attributes: accessLogs });
    await rig.raw(
      `GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nUser-Agent: ${'u'.repeat(9000)}\r\n\r\n`,
    );
    expect((await logged(rig)).userAgent).toBe(`"${'u'.repeat(8192)}"`);
  });

  test('the request line has the listener’s port, whatever port the client named', async () => {
    await rig.serve({ rules: [says('x')], attributes: accessLogs, listener: { port: 8080 } });
    await rig.raw('GET http://shop.example:99/a?b=c HTTP/1.0\r\n\r\n');
    expect((await logged(rig)).request).toBe('"GET http://shop.example:8080/a?b=c HTTP/1.0"');
  });
});

describe('over TLS', () => {
  const listener = {
    protocol: 'HTTPS' as const,
    port: 443,
    certificates: [defaultCertificate, shopCertificate],
  };

  async function ask(servername: string, session?: Buffer): Promise<Buffer> {
    const socket = connectTls({
      port: rig.port,
      servername,
      rejectUnauthorized: false,
      maxVersion: 'TLSv1.2',
      ...(session && { session }),
    });
    await once(socket, 'secureConnect');
    const own = socket.getSession()!;
    socket.write(request);
    socket.resume();
    await once(socket, 'close');
    return own;
  }

  test.each([
    ['shop.example.com', '"shop.example.com"', shopCertificate.arn],
    ['default.example.com', '"default.example.com"', defaultCertificate.arn],
    ['unknown.example.com', '"-"', defaultCertificate.arn],
  ])('%s is shown when a certificate has it', async (name, domain, certificate) => {
    await rig.serve({ rules: [says('x')], attributes: accessLogs, listener });
    await ask(name);
    expect(await logged(rig)).toMatchObject({
      type: 'https',
      request: '"GET https://a:443/ HTTP/1.1"',
      protocol: 'TLSv1.2',
      domain,
      certificate: `"${certificate}"`,
    });
  });

  test('a session that is used again shows no certificate', async () => {
    await rig.serve({ rules: [says('x')], attributes: accessLogs, listener });
    const session = await ask('shop.example.com');
    await ask('shop.example.com', session);
    expect((await logged(rig, 0)).certificate).toBe(`"${shopCertificate.arn}"`);
    expect((await logged(rig, 1)).certificate).toBe('"session-reused"');
  });

  test('h2, and grpcs for gRPC', async () => {
    const port = await http2Origin(rig, () => ({ trailers: { 'grpc-status': '0' } }));
    const group = targetGroup('h2', { protocolVersion: 'HTTP2', targets: [target(port)] });
    await rig.serve({ groups: [group], rules: [forwardTo(group)], attributes: accessLogs, listener });
    await rig.healthy(1);
    const session = http2Session(rig);
    await askHttp2(session, { ':path': '/x' });
    await askHttp2(session, { ':path': '/x', 'content-type': 'application/grpc' }, '');
    const host = `127.0.0.1:443`;
    expect(await logged(rig, 0)).toMatchObject({ type: 'h2', request: `"GET https://${host}/x HTTP/2.0"` });
    expect(await logged(rig, 1)).toMatchObject({
      type: 'grpcs',
      request: `"POST https://${host}/x HTTP/2.0"`,
    });
    expect((await logged(rig, 0)).connection).toBe((await logged(rig, 1)).connection);
  });
});
