import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forwardTo, Rig, target, targetGroup } from '../testing/rig.ts';

let rig: Rig;
beforeEach(() => {
  rig = new Rig();
});
afterEach(() => rig.stop());

const url = (path = '/') => `http://127.0.0.1:${rig.port}${path}`;

test('a request goes to a healthy target and its answer comes back', async () => {
  const port = await rig.origin((request, response) => {
    response.setHeader('x-seen', `${request.method} ${request.url}`);
    response.end('hello');
  });
  await rig.serveOrigins([port]);
  const answer = await fetch(url('/a/b?c=d'));
  expect(answer.status).toBe(200);
  expect(answer.headers.get('x-seen')).toBe('GET /a/b?c=d');
  expect(await answer.text()).toBe('hello');
});

test('the target sees who asked, how, and under which trace', async () => {
  let seen: Record<string, unknown> = {};
  const port = await rig.origin((request, response) => {
    seen = request.headers;
    response.end();
  });
  await rig.serveOrigins([port]);
  await fetch(url(), { headers: { 'X-Forwarded-For': '203.0.113.9', 'X-Forwarded-Proto': 'forged' } });
  expect(seen).toMatchObject({
    host: '127.0.0.1',
    'x-forwarded-for': '203.0.113.9, 127.0.0.1',
    'x-forwarded-proto': 'http',
    'x-forwarded-port': '80',
  });
  expect(seen['x-amzn-trace-id']).toMatch(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/);
});

test('large bodies stream both ways unchanged', async () => {
  const port = await rig.origin((request, response) => request.pipe(response));
  await rig.serveOrigins([port]);
  const body = Buffer.alloc(5_000_000, 'abcdefghij');
  const answer = await fetch(url(), { method: 'POST', body });
  const back = Buffer.from(await answer.arrayBuffer());
  expect(createHash('sha1').update(back).digest('hex')).toBe(createHash('sha1').update(body).digest('hex'));
});

test('requests go round the healthy targets', async () => {
  const ports = await Promise.all(
    ['a', 'b', 'c'].map((name) => rig.origin((_, response) => response.end(name))),
  );
  await rig.serveOrigins(ports);
  const answers: string[] = [];
  for (let i = 0; i < 9; i++) answers.push(await (await fetch(url())).text());
  expect(answers.filter((text) => text === 'a')).toHaveLength(3);
  expect(answers.filter((text) => text === 'b')).toHaveLength(3);
});

test('one connection serves many requests, to targets and from clients', async () => {
  let connections = 0;
  const port = await rig.rawOrigin((text, socket) => {
    if (!socket.listenerCount('seen')) connections++;
    socket.on('seen', () => {});
    expect(text.startsWith('GET /')).toBe(true);
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
  });
  await rig.serveOrigins([port]);
  const request = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';
  const text = await rig.raw(
    `${request.repeat(4)}GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
  );
  expect(text.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(5);
  expect(connections).toBe(1);
});

test('without a registered target the answer is 503, with a dead one 502', async () => {
  const empty = targetGroup('empty');
  await rig.serve({ groups: [empty], rules: [forwardTo(empty)] });
  const none = await fetch(url());
  expect(none.status).toBe(503);
  expect(none.headers.get('server')).toBe('awselb/2.0');
  expect(await none.text()).toContain('<h1>503 Service Temporarily Unavailable</h1>');
  const dead = targetGroup('empty', { targets: [target(1, { endpoint: { host: '127.0.0.1', port: 1 } })] });
  rig.apply({ groups: [dead], rules: [forwardTo(dead)] });
  expect((await fetch(url())).status).toBe(502);
});

test('a draining target gets no new request, and loses those in flight at the end of its delay', async () => {
  let arrived = () => {};
  const waiting = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const slow = await rig.origin((_request, response) => {
    arrived();
    response.on('close', () => {});
  });
  const other = await rig.origin((_, response) => response.end('other'));
  const group = await rig.serveOrigins([slow]);
  const held = fetch(url());
  await waiting;
  const draining = { ...target(slow), drainUntil: Date.now() + 600 };
  const next = { ...group, targets: [draining, target(other)] };
  rig.apply({ groups: [next], rules: [forwardTo(next)] });
  await rig.healthy(2);
  for (let i = 0; i < 4; i++) expect(await (await fetch(url())).text()).toBe('other');
  expect((await held).status).toBe(502);
});

test('stickiness by the load balancer cookie keeps a client on its target, whatever the cookie says', async () => {
  const ports = await Promise.all(['a', 'b'].map((name) => rig.origin((_, response) => response.end(name))));
  await rig.serveOrigins(ports, {
    attributes: { 'stickiness.enabled': 'true', 'stickiness.type': 'lb_cookie' },
  });
  const first = await fetch(url());
  const name = await first.text();
  const cookies = first.headers.getSetCookie();
  expect(cookies[0]).toMatch(/^AWSALB=[A-Za-z0-9+/=]+; Expires=.* GMT; Path=\/$/);
  expect(cookies[1]).toMatch(/^AWSALBCORS=.*; SameSite=None; Secure$/);
  const cookie = cookies[0]!.split(';')[0]!;
  expect(Buffer.from(cookie.slice(7), 'base64').toString('latin1')).not.toContain('10.0.0.1');
  for (let i = 0; i < 6; i++) {
    const answer = await fetch(url(), { headers: { cookie } });
    expect(await answer.text()).toBe(name);
    expect(answer.headers.getSetCookie()).toHaveLength(2);
  }
  const forged = cookie.slice(0, 30) + (cookie[30] === 'A' ? 'B' : 'A') + cookie.slice(31);
  const seen = new Set<string>();
  for (let i = 0; i < 4; i++) seen.add(await (await fetch(url(), { headers: { cookie: forged } })).text());
  expect(seen.size).toBe(2);
});

test('a WebSocket is passed through once the target answers 101', async () => {
  const port = await rig.rawOrigin((text, socket) => {
    if (text.startsWith('GET /ws')) {
      expect(text).toContain('Upgrade: websocket\r\nConnection: upgrade\r\n');
      socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
    } else socket.write(`echo ${text}`);
  });
  await rig.serveOrigins([port]);
  const client = rig.client();
  client.write('GET /ws HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  const [head] = (await once(client, 'data')) as [Buffer];
  expect(head.toString()).toMatch(/^HTTP\/1\.1 101 .*upgrade: websocket/is);
  client.write('frame');
  const [echo] = (await once(client, 'data')) as [Buffer];
  expect(echo.toString()).toBe('echo frame');
});

test('tables are swapped a hundred times under load and no request fails', async () => {
  const ports = await Promise.all(
    ['a', 'b', 'c'].map((name) => rig.origin((_, response) => response.end(name))),
  );
  const group = await rig.serveOrigins(ports);
  let swaps = 0;
  let running = true;
  const swap = (async () => {
    while (swaps < 100) {
      const chosen = [swaps % 3, (swaps + 1) % 3].map((index) => target(ports[index]!));
      const next = { ...group, targets: chosen };
      rig.apply({ groups: [next], rules: [forwardTo(next)] });
      swaps++;
      await fetch(url());
    }
    running = false;
  })();
  const statuses: number[] = [];
  while (running) statuses.push((await fetch(url())).status);
  await swap;
  expect(statuses.length).toBeGreaterThan(20);
  expect(statuses.every((status) => status === 200)).toBe(true);
});
