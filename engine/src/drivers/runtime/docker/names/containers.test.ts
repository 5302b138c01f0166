// Containers that call each other by the cloud's names, on Podman.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Driver } from '../../../../contracts/driver.ts';
import { TestHost } from '../../../testing/driver.ts';
import { containerOf, taskOf } from '../../testing/runtime-suite.ts';
import { createDockerRuntime } from '../index.ts';
import { importNode, noPodman, type Podman, startPodman } from '../testing/podman.ts';

const served = `require('http').createServer((q, r) => r.end('hello from ' + process.env.WHO)).listen(8080, () => console.log('ready'));
process.on('SIGTERM', () => process.exit(0))`;
const asks = `const ask = () => fetch('http://api.shop.local:8080').then((r) => r.text()).then(console.log, () => setTimeout(ask, 200)); ask();
setInterval(() => {}, 1000); process.on('SIGTERM', () => process.exit(0))`;

describe.skipIf(noPodman)(`names, with Podman${noPodman ? ` (skipped: ${noPodman})` : ''}`, () => {
  let podman: Podman;
  let engine: Server;
  let host: TestHost;
  let driver: Driver;
  beforeAll(async () => {
    podman = await startPodman();
    importNode(podman, 'localhost/node:1');
    engine = createServer((request, response) => {
      const isKnown = request.url === '/_drydock/names?name=api.shop.local';
      const record = { name: 'api.shop.local', type: 'A', ttl: 10, policy: 'several', values: ['10.20.1.5'] };
      response.statusCode = isKnown ? 200 : 404;
      response.end(JSON.stringify(isKnown ? { records: [record], ports: [8080] } : {}));
    });
    engine.listen(0, '127.0.0.1');
    await once(engine, 'listening');
    host = new TestHost(`http://127.0.0.1:${(engine.address() as AddressInfo).port}`);
    driver = createDockerRuntime(host, { address: podman.address, environment: {} });
  }, 120_000);
  afterAll(async () => {
    await driver?.stop();
    host?.remove();
    engine?.closeAllConnections();
    engine?.close();
    await podman?.close();
  }, 60_000);

  const run = (name: string, source: string, address: string, ports: readonly number[]) => {
    const container = containerOf('localhost/node:1', {
      name,
      command: ['node', '-e', source],
      environment: { WHO: name },
      logs: { group: 'g', stream: name },
      portMappings: ports.map((containerPort) => ({ containerPort, protocol: 'tcp' as const })),
    });
    const Networks = [{ NetworkMode: 'awsvpc', IPv4Addresses: [address] }];
    driver.effects['runtime/start-task']?.({
      ...taskOf(container),
      taskArn: `arn:aws:ecs:us-east-1:000000000000:task/c/${name}`,
      metadata: { Containers: [{ Name: name, Networks }] },
    });
  };
  const lines = (stream: string) =>
    host
      .all('logs/lines')
      .filter((batch) => batch.stream === stream)
      .flatMap(({ events }) => events.map(({ message }) => message));

  test('a container and this machine reach a port of 127.0.0.1 at one address', async () => {
    const store = createServer((_request, response) => response.end('hello from the store'));
    store.listen(0, '127.0.0.1');
    await once(store, 'listening');
    const { port } = store.address() as AddressInfo;
    const url = `http://${await driver.openToTasks!(port)}:${port}`;
    expect(await (await fetch(url)).text()).toBe('hello from the store');
    run('reader', asks.replace('http://api.shop.local:8080', url), '10.20.1.7', []);
    await host.when(() => lines('reader').length > 0 || host.all('runtime/task-failed').length > 0);
    expect(host.all('runtime/task-failed')).toEqual([]);
    expect(lines('reader')).toEqual(['hello from the store']);
    store.closeAllConnections();
    store.close();
  }, 120_000);

  test('a container reaches another by the name of its service, at the port that it has', async () => {
    run('client', asks, '10.20.1.6', []);
    run('api', served, '10.20.1.5', [8080]);
    await host.when(() => lines('client').length > 0 || host.all('runtime/task-failed').length > 0);
    expect(host.all('runtime/task-failed')).toEqual([]);
    expect(lines('client')).toEqual(['hello from api']);
  }, 120_000);
});
