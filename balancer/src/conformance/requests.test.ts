// What becomes of requests and responses on their way, observed over sockets.
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Rig } from '../testing/rig.ts';

let rig: Rig;
beforeEach(() => {
  rig = new Rig();
});
afterEach(() => rig.stop());

/** An origin that notes what it is sent, octet by octet, and answers 200. */
async function noting(): Promise<{ port: number; seen: string[] }> {
  const seen: string[] = [];
  const port = await rig.rawOrigin((text, socket) => {
    seen.push(text);
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
  });
  return { port, seen };
}

async function sent(
  request: string,
  attributes: Record<string, string> = {},
  listener: { port?: number } = {},
): Promise<string> {
  const { port, seen } = await noting();
  await rig.serveOrigins([port], {}, { attributes, listener });
  await rig.raw(request.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'));
  return seen.join('');
}

const field = (head: string, name: string) =>
  new RegExp(`\\r\\n${name}: ([^\\r]*)\\r\\n`, 'i').exec(head)?.[1];

describe('headers that are added', () => {
  const request = 'GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 127.0.0.4\r\n\r\n';

  test('X-Forwarded-For is appended to', async () => {
    expect(field(await sent(request), 'X-Forwarded-For')).toBe('127.0.0.4, 127.0.0.1');
  });

  test('X-Forwarded-For is made when there is none', async () => {
    expect(field(await sent('GET / HTTP/1.1\r\nHost: a\r\n\r\n'), 'X-Forwarded-For')).toBe('127.0.0.1');
  });

  test('X-Forwarded-For is preserved', async () => {
    const mode = { 'routing.http.xff_header_processing.mode': 'preserve' };
    expect(field(await sent(request, mode), 'X-Forwarded-For')).toBe('127.0.0.4');
  });

  test('X-Forwarded-For is removed', async () => {
    const mode = { 'routing.http.xff_header_processing.mode': 'remove' };
    expect(field(await sent(request, mode), 'X-Forwarded-For')).toBeUndefined();
  });

  test('the client port is added when that is asked for', async () => {
    const head = await sent(request, { 'routing.http.xff_client_port.enabled': 'true' });
    expect(field(head, 'X-Forwarded-For')).toMatch(/^127\.0\.0\.4, 127\.0\.0\.1:[0-9]+$/);
  });

  test.each(['preserve', 'remove'])('with %s the client port is not added', async (mode) => {
    const head = await sent(request, {
      'routing.http.xff_client_port.enabled': 'true',
      'routing.http.xff_header_processing.mode': mode,
    });
    expect(field(head, 'X-Forwarded-For')).toBe(mode === 'preserve' ? '127.0.0.4' : undefined);
  });

  test('X-Forwarded-Proto and -Port are the listener’s, whatever the client says', async () => {
    const head = await sent(
      'GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Port: 1\r\n\r\n',
    );
    expect(field(head, 'X-Forwarded-Proto')).toBe('http');
    expect(field(head, 'X-Forwarded-Port')).toBe('80');
    expect(head.match(/X-Forwarded-Port/gi)).toHaveLength(1);
  });

  test.each([
    ['is made', undefined, /^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/],
    [
      'gets Self before Root',
      'Root=1-67891233-abcdef012345678912345678',
      /^Self=1-[0-9a-f]{8}-[0-9a-f]{24};Root=1-67891233-abcdef012345678912345678$/,
    ],
    ['has its Self replaced', 'Self=1-1-1;Root=1-2-2', /^Self=1-[0-9a-f]{8}-[0-9a-f]{24};Root=1-2-2$/],
    [
      'keeps other fields',
      'Root=1-2-2;CalledFrom=app',
      /^Self=1-[0-9a-f]{8}-[0-9a-f]{24};Root=1-2-2;CalledFrom=app$/,
    ],
    [
      'is rewritten when it is longer than 7 KB',
      `Root=1-2-2;x=${'y'.repeat(7200)}`,
      /^Self=1-[0-9a-f]{8}-[0-9a-f]{24};Root=1-2-2$/,
    ],
  ])('X-Amzn-Trace-Id %s', async (_, header, expected) => {
    const line = header === undefined ? '' : `X-Amzn-Trace-Id: ${header}\r\n`;
    expect(field(await sent(`GET / HTTP/1.1\r\nHost: a\r\n${line}\r\n`), 'X-Amzn-Trace-Id')).toMatch(
      expected,
    );
  });
});

describe('the Host header', () => {
  test.each([
    ['loses its port on port 80', 80, 'a.example.com:8080', 'a.example.com', {}],
    ['gets the listener’s port elsewhere', 8000, 'a.example.com', 'a.example.com:8000', {}],
    ['keeps its own port elsewhere', 8000, 'a.example.com:9', 'a.example.com:9', {}],
    [
      'is preserved when that is asked for',
      80,
      'a.example.com:8080',
      'a.example.com:8080',
      { 'routing.http.preserve_host_header.enabled': 'true' },
    ],
  ] as const)('%s', async (_, port, host, expected, attributes) => {
    expect(field(await sent(`GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`, attributes, { port }), 'Host')).toBe(
      expected,
    );
  });

  test('is that of an absolute URI, which goes on in origin form', async () => {
    const head = await sent('GET http://abs.example.com/x?y HTTP/1.1\r\nHost: other.example.com\r\n\r\n');
    expect(head).toMatch(/^GET \/x\?y HTTP\/1\.1\r\n/);
    expect(field(head, 'Host')).toBe('abs.example.com');
    expect(head.match(/\r\nHost:/g)).toHaveLength(1);
  });
});

describe('what goes on', () => {
  test('headers of the client’s connection do not, nor those that Connection names', async () => {
    const head = await sent(
      'GET / HTTP/1.1\r\nHost: a\r\nX-Own: 1\r\nX-Hop: 2\r\nConnection: keep-alive, X-Hop\r\nKeep-Alive: 5\r\nUpgrade: h2c\r\nHTTP2-Settings: x\r\n\r\n',
    );
    expect(head).toContain('\r\nX-Own: 1\r\n');
    for (const name of ['X-Hop', 'Connection', 'Keep-Alive', 'Upgrade', 'HTTP2-Settings']) {
      expect(field(head, name)).toBeUndefined();
    }
  });

  test('names keep their case, values their octets, repeated fields their order', async () => {
    const head = await sent('GET / HTTP/1.1\r\nHost: a\r\nX-CaSe: \xe9\xff\r\nA: 1\r\nA: 2\r\n\r\n');
    expect(head).toContain('\r\nX-CaSe: \xe9\xff\r\nA: 1\r\nA: 2\r\n');
  });

  test.each([
    ['sent on', 'false', true, 'ForwardedInvalidHeaderRequestCount'],
    ['dropped', 'true', false, 'DroppedInvalidHeaderRequestCount'],
  ] as const)('invalid header fields are %s', async (_, drop, kept, metric) => {
    const attributes = { 'routing.http.drop_invalid_header_fields.enabled': drop };
    const head = await sent('GET / HTTP/1.1\r\nHost: a\r\nx_odd: 1\r\nX-Even: 2\r\n\r\n', attributes);
    expect(head.includes('x_odd: 1')).toBe(kept);
    expect(head).toContain('X-Even: 2');
    await rig.until(() => rig.sum(metric) === 1);
  });

  test('targets always get HTTP/1.1', async () => {
    expect(await sent('GET / HTTP/1.0\r\nHost: a\r\n\r\n')).toMatch(/^GET \/ HTTP\/1\.1\r\n/);
  });

  test('a chunked request stays chunked, with its trailers, without its extensions', async () => {
    const body = '3;name=value\r\nabc\r\n2\r\nde\r\n0\r\nX-Sum: 5\r\nContent-Length: 9\r\n\r\n';
    const text = await sent(`POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n${body}`);
    expect(text).toContain('\r\nTransfer-Encoding: chunked\r\n');
    expect(text.split('\r\n\r\n').slice(1).join('\r\n\r\n')).toBe(
      '3\r\nabc\r\n2\r\nde\r\n0\r\nX-Sum: 5\r\n\r\n',
    );
  });

  test('100 (Continue) comes from the target, and the body after it', async () => {
    const port = await rig.rawOrigin((text, socket) => {
      if (text.startsWith('POST')) socket.write('HTTP/1.1 100 Continue\r\n\r\n');
      else socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${text.length}\r\n\r\n${text}`);
    });
    await rig.serveOrigins([port]);
    const client = rig.client();
    client.write('POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n');
    const [first] = (await once(client, 'data')) as [Buffer];
    expect(first.toString()).toBe('HTTP/1.1 100 Continue\r\n\r\n');
    client.write('body');
    const [second] = (await once(client, 'data')) as [Buffer];
    expect(second.toString()).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*\r\n\r\nbody$/);
  });
});

describe('responses', () => {
  async function answered(
    response: string,
    request = 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
  ) {
    const port = await rig.rawOrigin((_, socket) => socket.write(response));
    await rig.serveOrigins([port]);
    return rig.raw(request);
  }

  test('chunked bodies and their trailers come through', async () => {
    const text = await answered(
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n5;x=y\r\nhello\r\n0\r\nX-Sum: 1\r\n\r\n',
    );
    expect(text).toContain('\r\nTransfer-Encoding: chunked\r\n');
    expect(text.endsWith('\r\n\r\n5\r\nhello\r\n0\r\nX-Sum: 1\r\n\r\n')).toBe(true);
  });

  test('an HTTP/1.0 client gets no chunks', async () => {
    const text = await answered(
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
      'GET / HTTP/1.0\r\nHost: a\r\n\r\n',
    );
    expect(text).not.toContain('Transfer-Encoding');
    expect(text.endsWith('\r\n\r\nhello')).toBe(true);
  });

  test('a body until the end of the connection is complete', async () => {
    const port = await rig.rawOrigin((_, socket) => socket.end('HTTP/1.1 200 OK\r\n\r\nall of it'));
    await rig.serveOrigins([port]);
    expect(await (await fetch(`http://127.0.0.1:${rig.port}/`)).text()).toBe('all of it');
  });

  test('headers of the target’s connection stay there', async () => {
    const text = await answered(
      'HTTP/1.1 200 Fine\r\nConnection: close, X-Hop, Content-Length\r\nKeep-Alive: timeout=5\r\nX-Hop: 1\r\nX: y\r\nContent-Length: 0\r\n\r\n',
    );
    expect(text).toMatch(/^HTTP\/1\.1 200 Fine\r\n/);
    expect(text).toContain('\r\nX: y\r\n');
    expect(text).not.toContain('Keep-Alive:');
    expect(text).not.toContain('X-Hop');
    expect(text).toContain('\r\nContent-Length: 0\r\n');
  });

  test('an answer to HEAD keeps its Content-Length and has no body', async () => {
    const text = await answered(
      'HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n',
      'HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    );
    expect(text).toContain('\r\nContent-Length: 1000\r\n');
    expect(text.endsWith('\r\n\r\n')).toBe(true);
  });

  test('GET and HEAD with the same answer take turns on one connection to the target', async () => {
    const connections = new Set<unknown>();
    const port = await rig.rawOrigin((text, socket) => {
      connections.add(socket);
      const body = text.startsWith('GET') ? 'hello' : '';
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n${body}`);
    });
    await rig.serveOrigins([port]);
    const methods = ['GET', 'HEAD', 'GET', 'HEAD', 'HEAD', 'GET'];
    const text = await rig.raw(
      methods
        .map((method, i) => {
          const last = i === methods.length - 1 ? 'Connection: close\r\n' : '';
          return `${method} / HTTP/1.1\r\nHost: a\r\n${last}\r\n`;
        })
        .join(''),
    );
    expect(
      text
        .split('HTTP/1.1 200 OK')
        .slice(1)
        .map((answer) => answer.split('\r\n\r\n')[1]),
    ).toEqual(['hello', '', 'hello', '', '', 'hello']);
    expect(connections.size).toBe(1);
  });

  test.each([204, 304])('%s has no body', async (status) => {
    const text = await answered(
      `HTTP/1.1 ${status} X\r\n\r\n`,
      'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    );
    expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} X\r\n`));
    expect(text.endsWith('\r\n\r\n')).toBe(true);
  });

  test('server-sent events come through one by one', async () => {
    let more = () => {};
    const port = await rig.origin((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.write('data: 1\n\n');
      more = () => response.write('data: 2\n\n');
    });
    await rig.serveOrigins([port]);
    const client = rig.client();
    client.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    let text = '';
    client.on('data', (bytes) => {
      text += bytes;
    });
    while (!text.includes('data: 1')) await once(client, 'data');
    more();
    while (!text.includes('data: 2')) await once(client, 'data');
    expect(text.indexOf('data: 1')).toBeLessThan(text.indexOf('data: 2'));
  });

  test('listener attributes add headers and take Server away', async () => {
    const port = await rig.origin((_, response) => response.setHeader('Server', 'mine').end());
    const attributes = {
      'routing.http.response.server.enabled': 'false',
      'routing.http.response.strict_transport_security.header_value': 'max-age=1',
      'routing.http.response.x_frame_options.header_value': 'DENY',
    };
    await rig.serveOrigins([port], {}, { listener: { attributes } });
    const answer = await fetch(`http://127.0.0.1:${rig.port}/`);
    expect(answer.headers.get('server')).toBeNull();
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=1');
    expect(answer.headers.get('x-frame-options')).toBe('DENY');
  });
});
