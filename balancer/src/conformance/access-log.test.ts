// Targets, times and transforms in the access log. An entry as a whole: seen.test.ts.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RuleTransform } from '../contract/rule.ts';
import { accessLogs, logged } from '../testing/access-log.ts';
import { forwardTo, Rig, redirects, says, target, targetGroup } from '../testing/rig.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';

let rig: Rig;
beforeEach(() => {
  rig = new Rig();
});
afterEach(() => rig.stop());

const request = 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';

/** A virtual clock, for timeouts. */
async function withClock(): Promise<VirtualClock> {
  await rig.stop();
  const clock = new VirtualClock();
  rig = new Rig(clock);
  return clock;
}

/** Resolves when `arrived` is called. */
function signal() {
  let arrived = () => {};
  const waiting = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  return { arrived: () => arrived(), waiting };
}

describe('without a target', () => {
  test('503: the group that had none, and -1 for every time', async () => {
    const group = targetGroup('web');
    await rig.serve({ groups: [group], rules: [forwardTo(group)], attributes: accessLogs });
    await rig.raw(request);
    expect(await logged(rig)).toMatchObject({
      target: '-',
      requestTime: '-1',
      targetTime: '-1',
      responseTime: '-1',
      status: '503',
      targetStatus: '-',
      group: group.arn,
      priority: '0',
      actions: '"forward"',
      targets: '"-"',
      targetStatuses: '"-"',
    });
  });

  test.each([
    ['a fixed response', says('x'), '200', '"fixed-response"'],
    ['a redirect', redirects({ Host: 'other', StatusCode: 'HTTP_301' }), '301', '"redirect"'],
  ])('%s has a trace id of its own, and no group', async (_, rule, status, actions) => {
    await rig.serve({ rules: [rule], attributes: accessLogs });
    await rig.raw(request);
    const fields = await logged(rig);
    expect(fields).toMatchObject({ status, actions, group: '-' });
    expect(fields.trace).toMatch(/^"Root=1-[0-9a-f]{8}-[0-9a-f]{24}"$/);
  });

  test('463: no rule was looked at', async () => {
    await rig.serve({ rules: [says('x')], attributes: accessLogs });
    const addresses = Array(31).fill('10.0.0.1').join(', ');
    await rig.raw(`GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Forwarded-For: ${addresses}\r\n\r\n`);
    expect(await logged(rig)).toMatchObject({ status: '463', priority: '-', actions: '"-"' });
  });

  test('464: a group that does not speak the client’s protocol', async () => {
    const port = await rig.rawOrigin(() => {});
    const group = targetGroup('h2', { protocolVersion: 'HTTP2', targets: [target(port)] });
    await rig.serve({ groups: [group], rules: [forwardTo(group)], attributes: accessLogs });
    await rig.raw(request);
    expect(await logged(rig)).toMatchObject({
      status: '464',
      target: '-',
      group: group.arn,
      actions: '"forward"',
    });
  });
});

describe('a target that fails', () => {
  test('502 because it closes: it was sent the request, and did not answer', async () => {
    const port = await rig.rawOrigin((_, socket) => socket.destroy());
    await rig.serveOrigins([port], {}, { attributes: accessLogs });
    await rig.raw(request);
    expect(await logged(rig)).toMatchObject({
      target: `10.0.0.1:${port}`,
      requestTime: expect.stringMatching(/^\d\.\d{3}$/),
      targetTime: expect.stringMatching(/^\d\.\d{3}$/),
      responseTime: '-1',
      status: '502',
      targetStatus: '-',
      targets: `"10.0.0.1:${port}"`,
    });
  });

  test('502 because it refuses: nothing was sent', async () => {
    const port = await rig.freePort();
    const group = targetGroup('web', { targets: [target(port)] });
    await rig.serve({ groups: [group], rules: [forwardTo(group)], attributes: accessLogs });
    await rig.raw(request);
    expect(await logged(rig)).toMatchObject({
      target: `10.0.0.1:${port}`,
      requestTime: '-1',
      targetTime: '-1',
      responseTime: '-1',
      status: '502',
    });
  });

  test('504 because it does not answer within the idle timeout', async () => {
    const clock = await withClock();
    const { arrived, waiting } = signal();
    await rig.serveOrigins([await rig.rawOrigin(() => arrived())], {}, { attributes: accessLogs });
    const answer = rig.raw(request);
    await waiting;
    clock.advance(61_000);
    await answer;
    clock.advance(100);
    expect(await logged(rig)).toMatchObject({
      requestTime: '0.000',
      targetTime: '-1',
      responseTime: '-1',
      status: '504',
      targetStatus: '-',
    });
  });

  test('460: the client left first', async () => {
    const { arrived, waiting } = signal();
    const port = await rig.rawOrigin(() => arrived());
    await rig.serveOrigins([port], {}, { attributes: accessLogs });
    const client = rig.client();
    client.write(request);
    await waiting;
    client.destroy();
    expect(await logged(rig)).toMatchObject({ status: '460', targetStatus: '-', targetTime: '-1' });
  });
});

describe('times', () => {
  test('are those of the request, the target and the response', async () => {
    const clock = await withClock();
    const { arrived, waiting } = signal();
    let answering = (_: string) => {};
    const port = await rig.rawOrigin((_, socket) => {
      answering = (text) => void socket.write(text);
      arrived();
    });
    await rig.serveOrigins([port], {}, { attributes: accessLogs });
    const from = clock.now();
    const answer = rig.raw(request);
    await waiting;
    clock.advance(3000);
    answering('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nh');
    for (let i = 0; i < 20; i++) await rig.settled();
    // Short bodies are waited for before the client is answered.
    clock.advance(2000);
    answering('i');
    await answer;
    clock.advance(100);
    const fields = await logged(rig);
    expect(fields).toMatchObject({ requestTime: '0.000', targetTime: '3.000', responseTime: '2.000' });
    expect([Date.parse(fields.created!), Date.parse(fields.time!)]).toEqual([from, from + 5000]);
  });

  test('a WebSocket’s entry has the time of its end', async () => {
    const clock = await withClock();
    const port = await rig.rawOrigin((text, socket) => {
      if (text.startsWith('GET'))
        socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
      else socket.end();
    });
    await rig.serveOrigins([port], {}, { attributes: accessLogs });
    const from = clock.now();
    const client = rig.client();
    client.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    await once(client, 'data');
    clock.advance(7000);
    client.write('bye');
    await once(client, 'close');
    clock.advance(100);
    const fields = await logged(rig);
    expect(fields).toMatchObject({ type: 'ws', status: '101', targetStatus: '101' });
    expect(Date.parse(fields.time!)).toBe(from + 7000);
  });
});

describe('transforms', () => {
  const rewrite = (Regex: string, Replace: string) => ({ Rewrites: [{ Regex, Replace }] });
  const uri = (regex: string, replace: string): RuleTransform => ({
    Type: 'url-rewrite',
    UrlRewriteConfig: rewrite(regex, replace),
  });
  const host = (regex: string, replace: string): RuleTransform => ({
    Type: 'host-header-rewrite',
    HostHeaderRewriteConfig: rewrite(regex, replace),
  });

  async function transformed(transforms: readonly RuleTransform[], bytes = request) {
    const port = await rig.origin((_, response) => response.end());
    const group = targetGroup('web', { targets: [target(port)] });
    await rig.serve({
      groups: [group],
      rules: [{ ...forwardTo(group), transforms }],
      attributes: accessLogs,
    });
    await rig.healthy(1);
    await rig.raw(bytes);
    const { actions, host: shown, uri: shownUri, transform, status } = await logged(rig);
    return [status, actions, shown, shownUri, transform];
  }

  test('of the URL are an action', async () => {
    expect(await transformed([uri('^/(.*)$', '/new/$1')])).toEqual([
      ...['200', '"rewrite,forward"', '"-"', '"/new/"', '"TransformSuccess"'],
    ]);
  });

  test('of the host are shown, and are none', async () => {
    expect(await transformed([host('^a$', 'b.example')])).toEqual([
      ...['200', '"forward"', '"b.example"', '"-"', '"TransformSuccess"'],
    ]);
  });

  test('that change nothing show nothing', async () => {
    expect(await transformed([uri('^/x$', '/y'), host('^x$', 'y')])).toEqual([
      ...['200', '"forward"', '"-"', '"-"', '"TransformSuccess"'],
    ]);
  });

  test('of a host that was not sent show none', async () => {
    expect(await transformed([host('^$', 'b.example')], 'GET / HTTP/1.0\r\n\r\n')).toEqual([
      ...['200', '"forward"', '"-"', '"-"', '"TransformSuccess"'],
    ]);
  });

  test.each([
    ['a path', [uri('^/.*$', 'no-slash')], 'TransformInvalidPath'],
    ['a host', [host('^a$', 'not a host')], 'TransformInvalidHost'],
  ])('that make %s which cannot be sent say so', async (_, transforms, status) => {
    expect(await transformed(transforms)).toEqual(['500', '"forward"', '"-"', '"-"', `"${status}"`]);
  });
});
