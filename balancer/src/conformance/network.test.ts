// Network load balancers over real sockets: flows, targets, health checks, draining, metrics.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BalancedListener, BalancedTarget, BalancedTargetGroup } from '../contract/routing-table.ts';
import { defaultCertificate } from '../testing/certificates.ts';
import { forwardTo, listenerArn, Rig, type TableParts, target, targetGroup } from '../testing/rig.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';

let rig: Rig;
beforeEach(() => {
  rig = new Rig();
});
afterEach(() => rig.stop());

const zones = ['eu-west-1a', 'eu-west-1b'];
const tcpCheck = { protocol: 'TCP', unhealthyThreshold: 1, intervalMs: 5000 } as const;

function tcpGroup(targets: readonly BalancedTarget[], parts: Partial<BalancedTargetGroup> = {}) {
  return targetGroup('tcp', {
    protocol: 'TCP',
    targets,
    ...parts,
    healthCheck: { ...targetGroup('').healthCheck, ...tcpCheck, ...parts.healthCheck },
  });
}

const network = (
  groups: readonly BalancedTargetGroup[],
  listener: Partial<BalancedListener> = {},
  rules = [forwardTo(groups[0]!)],
): TableParts => ({
  groups,
  rules,
  listener: { protocol: 'TCP', port: 5432, ...listener },
  loadBalancer: { type: 'network', fullName: 'net/web/1', availabilityZones: zones },
});

/** A server whose connections get its name, and then an echo of what they send. */
async function server(name: string, onSocket: (socket: Socket) => void = () => {}): Promise<number> {
  const sockets = new Set<Socket>();
  const listening = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    socket.write(name);
    socket.pipe(socket);
    onSocket(socket);
  });
  listening.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  rig.atEnd(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => listening.close(resolve));
  });
  return (listening.address() as AddressInfo).port;
}

/** Everything that a connection receives after it has sent `text` and ended. */
async function talk(text: string, localPort?: number): Promise<string> {
  const socket = connect({
    port: rig.port,
    host: '127.0.0.1',
    allowHalfOpen: true,
    ...(localPort && { localPort }),
  });
  let received = '';
  socket.on('data', (bytes: Buffer) => {
    received += bytes.toString();
  });
  const closed = new Promise<string>((resolve) => {
    socket.on('close', () => resolve(received));
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
  });
  socket.end(text);
  return closed;
}

async function open(): Promise<{ readonly socket: Socket; readonly name: string; closed: Promise<string> }> {
  const socket = rig.client();
  const [first] = (await once(socket, 'data')) as [Buffer];
  const closed = new Promise<string>((resolve) => {
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
    socket.on('close', () => resolve('closed'));
  });
  return { socket, name: first.toString(), closed };
}

async function serveTcp(...names: string[]) {
  const ports = await Promise.all(names.map((name) => server(name)));
  const group = tcpGroup(ports.map((port) => target(port)));
  await rig.serve(network([group]));
  await rig.healthy(names.length);
  return { ports, group };
}

describe('TCP', () => {
  test('bytes pass both ways unread, and a half-closed connection still gets its answer', async () => {
    await serveTcp('hello ');
    expect(await talk('SELECT 1')).toBe('hello SELECT 1');
  });

  test('many connections spread over the targets, and each stays on its own', async () => {
    await serveTcp('a', 'b');
    const seen = await Promise.all(Array.from({ length: 40 }, () => talk('!')));
    expect(new Set(seen)).toEqual(new Set(['a!', 'b!']));
  });

  test('with stickiness by source IP, every connection of a client reaches one target', async () => {
    const ports = [await server('a'), await server('b'), await server('c')];
    const attributes = { 'stickiness.enabled': 'true', 'stickiness.type': 'source_ip' };
    await rig.serve(
      network([
        tcpGroup(
          ports.map((port) => target(port)),
          { attributes },
        ),
      ]),
    );
    await rig.healthy(3);
    const seen = await Promise.all(Array.from({ length: 12 }, () => talk('')));
    expect(new Set(seen).size).toBe(1);
  });

  test('a connection for which there is no target is reset', async () => {
    await rig.serve(network([tcpGroup([])]));
    expect(await talk('x')).toBe('ECONNRESET');
  });

  test('a target that refuses connections resets the client', async () => {
    await rig.serve(network([tcpGroup([target(await rig.freePort())])]));
    await rig.until(() => rig.health.at(-1)?.state === 'unhealthy');
    expect(await talk('x')).toBe('ECONNRESET');
    await rig.until(() => rig.sum('TCP_Target_Reset_Count') === 1);
  });

  test('with cross-zone off a node uses the targets of its zone, and a zone without any is not in DNS', async () => {
    const port = await server('a');
    const attributes = { 'load_balancing.cross_zone.enabled': 'false' };
    await rig.serve(network([tcpGroup([target(port, { availabilityZone: zones[1]! })], { attributes })]));
    await rig.healthy(1);
    expect([await talk('1'), await talk('2'), await talk('3')]).toEqual(['a1', 'a2', 'a3']);
  });

  test('weights decide between target groups, and the weight 0 ends the connections that a group has', async () => {
    const blue = tcpGroup([target(await server('blue'))]);
    const green = { ...tcpGroup([target(await server('green'))]), arn: 'arn:green', fullName: 'green' };
    const weighted = (blueWeight: number, greenWeight: number) =>
      network([blue, green], {}, [
        forwardTo({ group: blue, weight: blueWeight }, { group: green, weight: greenWeight }),
      ]);
    await rig.serve(weighted(1, 0));
    await rig.healthy(2);
    const held = await open();
    expect(held.name).toBe('blue');
    rig.apply(weighted(0, 1));
    expect(await held.closed).toBe('ECONNRESET');
    expect(await talk('')).toBe('green');
  });

  test('proxy protocol 2 names the client to the target', async () => {
    const received: string[] = [];
    const port = await server('', (socket) => {
      let text = '';
      socket.on('data', (bytes: Buffer) => {
        text += bytes.toString('latin1');
      });
      socket.on('end', () => received.push(text));
    });
    const attributes = { 'proxy_protocol_v2.enabled': 'true' };
    await rig.serve(network([tcpGroup([target(port)], { attributes })]));
    await rig.healthy(1);
    await talk('query');
    const header = Buffer.from(received.find((text) => text.endsWith('query'))!, 'latin1');
    // The health check's names nobody.
    expect(Buffer.from(received[0]!, 'latin1').toString('hex')).toBe('0d0a0d0a000d0a515549540a20000000');
    expect(header.subarray(0, 16).toString('hex')).toBe('0d0a0d0a000d0a515549540a2111000c');
    expect([...header.subarray(16, 24)]).toEqual([127, 0, 0, 1, 127, 0, 0, 1]);
    expect(header.readUInt16BE(26)).toBe(rig.port);
    expect(header.subarray(28).toString()).toBe('query');
  });

  test('an idle connection is reset after the listener’s idle timeout, a busy one is not', async () => {
    await rig.stop();
    const clock = new VirtualClock();
    rig = new Rig(clock);
    const port = await server('a');
    await rig.serve(
      network(
        [
          tcpGroup([target(port)], {
            healthCheck: { ...targetGroup('').healthCheck, ...tcpCheck, intervalMs: 300_000 },
          }),
        ],
        {
          attributes: { 'tcp.idle_timeout.seconds': '60' },
        },
      ),
    );
    await rig.healthy(1);
    const [idle, busy] = [await open(), await open()];
    clock.advance(40_000);
    busy.socket.write('x');
    await once(busy.socket, 'data');
    clock.advance(21_000);
    expect(await idle.closed).toBe('ECONNRESET');
    expect(busy.socket.destroyed).toBe(false);
  });

  test('the name of the load balancer leads to its listener on port 80, and to no other program before that', async () => {
    const port = await server('web');
    const group = tcpGroup([target(port)]);
    const parts = network([group], { port: 80 });
    await rig.serve({ ...parts, loadBalancer: { ...parts.loadBalancer, hostPorts: [0] } });
    await rig.healthy(1);
    expect(rig.listenerReports.at(-1)?.hostPort).toBe(rig.reservations.at(-1)?.hostPort);
    expect(await talk('')).toBe('web');
  });
});

describe('targets that leave', () => {
  const draining = { drainUntil: Date.now() - 1 };

  test('a draining target gets no new connection, and keeps those it has beyond the delay', async () => {
    const { ports, group } = await serveTcp('old');
    const held = await open();
    const next = { ...group, targets: [target(ports[0]!, draining), target(await server('new'))] };
    rig.apply(network([next]));
    await rig.healthy(2);
    expect(await talk('')).toBe('new');
    held.socket.write('still here');
    expect(String((await once(held.socket, 'data'))[0])).toBe('still here');
  });

  test('with connection termination they end with the delay', async () => {
    const { ports, group } = await serveTcp('old');
    const held = await open();
    const attributes = { 'deregistration_delay.connection_termination.enabled': 'true' };
    rig.apply(network([{ ...group, attributes, targets: [target(ports[0]!, draining)] }]));
    expect(await held.closed).toBe('ECONNRESET');
    await rig.until(() => rig.sum('TCP_ELB_Reset_Count') === 1);
  });

  test('connections of a listener that is deleted end', async () => {
    await serveTcp('a');
    const held = await open();
    const { loadBalancer } = network([], {}, []);
    rig.apply({ rules: [], loadBalancer: { ...loadBalancer, listeners: [] } });
    expect(await held.closed).toBe('ECONNRESET');
  });
});

describe('health checks', () => {
  test('a TCP check passes once something listens, and fails for the reason that AWS gives', async () => {
    const free = await rig.freePort();
    const group = tcpGroup([target(free)]);
    await rig.serve(network([group]));
    await rig.until(() => rig.health.some(({ state }) => state === 'unhealthy'));
    expect(rig.health.at(-1)).toMatchObject({
      reason: 'Target.FailedHealthChecks',
      description: 'Health checks failed',
    });
  });

  test('an HTTP check of a TCP group judges by the status', async () => {
    const port = await rig.origin((_, response) => response.end('ok'));
    const healthCheck = { ...targetGroup('').healthCheck, protocol: 'HTTP', matcher: '200-399' } as const;
    await rig.serve(network([tcpGroup([target(port)], { healthCheck })]));
    await rig.healthy(1);
    expect(rig.health).toHaveLength(1);
  });

  test('a target that becomes unhealthy loses its connections, unless the group keeps them', async () => {
    await rig.stop();
    for (const keeps of [false, true]) {
      const clock = new VirtualClock();
      rig = new Rig(clock);
      let accepts = true;
      const port = await server('a', (socket) => {
        if (!accepts) socket.resetAndDestroy();
      });
      const check = await rig.rawOrigin(
        () => {},
        (_, socket) => socket.end(`HTTP/1.1 ${accepts ? 200 : 500} X\r\nContent-Length: 0\r\n\r\n`),
      );
      const attributes: Record<string, string> = keeps
        ? { 'target_health_state.unhealthy.connection_termination.enabled': 'false' }
        : {};
      const healthCheck = { ...targetGroup('').healthCheck, unhealthyThreshold: 1 };
      const healthEndpoint = { host: '127.0.0.1', port: check };
      await rig.serve(
        network([
          tcpGroup([target(port, { healthEndpoint })], {
            attributes,
            healthCheck: { ...healthCheck, protocol: 'HTTP' },
          }),
        ]),
      );
      await rig.healthy(1);
      const held = await open();
      accepts = false;
      clock.advance(5000);
      await rig.until(() => rig.health.at(-1)?.state === 'unhealthy');
      if (keeps) expect(held.socket.destroyed).toBe(false);
      else expect(await held.closed).toBe('ECONNRESET');
      await rig.stop();
    }
  });
});

test('a TLS listener decrypts with its certificate, and negotiates the protocol of its ALPN policy', async () => {
  const port = await server('secret ');
  const certificates = [defaultCertificate];
  const group = tcpGroup([target(port)]);
  await rig.serve(network([group], { protocol: 'TLS', certificates, alpnPolicy: 'HTTP2Only' }));
  await rig.healthy(1);
  const socket = connectTls({
    port: rig.port,
    host: '127.0.0.1',
    rejectUnauthorized: false,
    ALPNProtocols: ['h2', 'http/1.1'],
  });
  rig.atEnd(() => void socket.destroy());
  await once(socket, 'secureConnect');
  expect(socket.alpnProtocol).toBe('h2');
  let text = '';
  socket.on('data', (bytes: Buffer) => {
    text += bytes.toString();
  });
  socket.write('text');
  while (text !== 'secret text') await once(socket, 'data');
  await rig.until(() => rig.sum('NewFlowCount_TLS') === 1);
});

test('UDP datagrams of a client reach one target, and its answers come back', async () => {
  const upstream = createSocket('udp4');
  upstream.on('message', (bytes, from) => upstream.send(`got ${bytes}`, from.port, from.address));
  await new Promise<void>((resolve) => upstream.bind(0, '127.0.0.1', resolve));
  const check = await server('');
  const group = tcpGroup(
    [target(upstream.address().port, { healthEndpoint: { host: '127.0.0.1', port: check } })],
    { protocol: 'UDP' },
  );
  await rig.serve(network([group], { protocol: 'UDP' }));
  await rig.healthy(1);
  const client = createSocket('udp4');
  rig.atEnd(() => {
    client.close();
    upstream.close();
  });
  client.send('ping', rig.port, '127.0.0.1');
  expect(String((await once(client, 'message'))[0])).toBe('got ping');
  client.send('pong', rig.port, '127.0.0.1');
  expect(String((await once(client, 'message'))[0])).toBe('got pong');
  await rig.until(() => rig.sum('ProcessedBytes_UDP') === 24);
  expect(rig.sum('NewFlowCount_UDP')).toBe(1);
});

test('a listener of TCP_UDP has one port for both', async () => {
  const port = await server('tcp');
  await rig.serve(network([tcpGroup([target(port)], { protocol: 'TCP_UDP' })], { protocol: 'TCP_UDP' }));
  await rig.healthy(1);
  expect(rig.listenerReports).toEqual([{ listenerArn, hostPort: rig.port }]);
  expect(await talk('')).toBe('tcp');
  const probe = createSocket('udp4');
  const taken = once(probe, 'error');
  probe.bind(rig.port, '127.0.0.1');
  expect(((await taken)[0] as NodeJS.ErrnoException).code).toBe('EADDRINUSE');
  probe.close();
});

test('flows, bytes and hosts are counted, nothing of HTTP is, and a quiet minute reports zeros', async () => {
  await rig.stop();
  const clock = new VirtualClock();
  rig = new Rig(clock);
  const port = await server('12345');
  await rig.serve(network([tcpGroup([target(port)])]));
  await rig.healthy(1);
  expect(await talk('678')).toBe('12345678');
  const held = await open();
  clock.advance(60_000);
  await rig.until(() => rig.sum('ActiveFlowCount') === 1);
  expect(rig.sum('NewFlowCount')).toBe(2);
  expect(rig.sum('ProcessedBytes')).toBe(5 + 3 + 3 + 5);
  expect(rig.reported('HealthyHostCount').map(({ sum }) => sum)).toContain(1);
  const names = new Set(rig.traffic.flatMap(({ metrics }) => metrics.map(({ name }) => name)));
  expect([...names].filter((name) => /HTTP|Request|Connection|State/.test(name))).toEqual([]);
  expect(names).toContain('ConsumedLCUs');
  expect(rig.sum('PortAllocationErrorCount')).toBe(0);
  expect(rig.reported('PortAllocationErrorCount')).not.toEqual([]);
  held.socket.destroy();
});
