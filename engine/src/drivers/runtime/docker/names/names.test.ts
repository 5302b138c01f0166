// A real client of DNS asks the resolver; the engine's answers are a stand-in's.

import { Resolver as Client } from 'node:dns/promises';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, createServer as createSocketServer } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Ids } from '../../../../kernel/ids.ts';
import { Names } from './names.ts';
import { Resolver } from './resolver.ts';

const record = (name: string, type: string, values: readonly string[], more: object = {}) => ({
  name,
  type,
  ttl: 10,
  policy: 'several',
  values,
  ...more,
});

let known: Record<string, object>;
let engine: Server;
let names: Names;
let resolver: Resolver;
let client: Client;

beforeEach(async () => {
  known = {};
  engine = createServer((request, response) => {
    const name = new URL(request.url ?? '', 'http://x').searchParams.get('name') ?? '';
    response.statusCode = known[name] ? 200 : 404;
    response.end(JSON.stringify(known[name] ?? {}));
  });
  engine.listen(0, '127.0.0.1');
  await once(engine, 'listening');
  names = new Names({
    endpoint: `http://127.0.0.1:${(engine.address() as AddressInfo).port}`,
    ids: new Ids('test'),
    bridge: async () => undefined,
    addressOf: async () => undefined,
    note: () => {},
  });
  resolver = await Resolver.listen('127.0.0.1', (question) => names.lookUp(question), 0);
  client = new Client();
  client.setServers([`127.0.0.1:${resolver.port}`]);
});
afterEach(async () => {
  client.cancel();
  resolver.close();
  await names.close();
  engine.closeAllConnections();
  engine.close();
});

test('a name leads to the tasks behind it, where they are on the bridge', async () => {
  known['api.shop.local'] = {
    records: [record('api.shop.local', 'A', ['10.20.1.5', '10.20.1.6'])],
    ports: [8080],
  };
  names.add('10.20.1.5', '172.17.0.2');
  expect((await client.resolve4('API.shop.local')).sort()).toEqual(['10.20.1.6', '172.17.0.2']);
  names.remove('10.20.1.5');
  expect((await client.resolve4('api.shop.local')).sort()).toEqual(['10.20.1.5', '10.20.1.6']);
});

test('a task that is not on the bridge yet is behind no name', async () => {
  known['api.shop.local'] = { records: [record('api.shop.local', 'A', ['10.20.1.5'])], ports: [8080] };
  names.expect('10.20.1.5');
  await expect(client.resolve4('api.shop.local')).rejects.toMatchObject({ code: 'ENODATA' });
  names.add('10.20.1.5', '172.17.0.2');
  expect(await client.resolve4('api.shop.local')).toEqual(['172.17.0.2']);
});

test('aliases, services and texts are answered as they are', async () => {
  known['www.shop.local'] = {
    records: [
      record('www.shop.local', 'CNAME', ['api.shop.local']),
      record('api.shop.local', 'A', ['10.20.1.5']),
    ],
    ports: [],
  };
  known['_api.shop.local'] = {
    records: [record('_api.shop.local', 'SRV', ['1 1 8080 i._api.shop.local'])],
    ports: [],
  };
  known['note.shop.local'] = { records: [record('note.shop.local', 'TXT', ['"a b" "c"'])], ports: [] };
  expect(await client.resolve4('www.shop.local')).toEqual(['10.20.1.5']);
  expect(await client.resolveSrv('_api.shop.local')).toMatchObject([
    { priority: 1, weight: 1, port: 8080, name: 'i._api.shop.local' },
  ]);
  expect(await client.resolveTxt('note.shop.local')).toEqual([['a b', 'c']]);
});

test('a name that has no record of the type has no data', async () => {
  known['api.shop.local'] = { records: [record('api.shop.local', 'A', ['10.20.1.5'])], ports: [] };
  await expect(client.resolve6('api.shop.local')).rejects.toMatchObject({ code: 'ENODATA' });
});

test('of a weighted name an answer has one value, and none whose weight is 0', async () => {
  known['w.shop.local'] = {
    records: [record('w.shop.local', 'A', ['10.0.0.1', '10.0.0.2'], { policy: 'one', weights: [1, 0] })],
    ports: [],
  };
  for (let i = 0; i < 10; i += 1) expect(await client.resolve4('w.shop.local')).toEqual(['10.0.0.1']);
});

test('a client alias leads to its tasks where they listen on its port', async () => {
  known.api = {
    records: [record('api', 'A', ['127.255.0.1'], { policy: 'one' })],
    ports: [8080],
    behind: ['10.20.1.5:8080', '10.20.1.6:8080'],
  };
  names.add('10.20.1.5', '172.17.0.2');
  names.add('10.20.1.6', '172.17.0.3');
  expect((await client.resolve4('api')).sort()).toEqual(['172.17.0.2', '172.17.0.3']);
});

// Elsewhere loopback has one address.
const isLinux = process.platform === 'linux';

test.skipIf(!isLinux)('a name of a load balancer leads to the bridge, whose port is forwarded', async () => {
  const balancer = createSocketServer((socket) => socket.end('balanced'));
  balancer.listen(0, '127.0.0.2');
  await once(balancer, 'listening');
  const { port } = balancer.address() as AddressInfo;
  const notes: string[] = [];
  const own = new Names({
    endpoint: `http://127.0.0.1:${(engine.address() as AddressInfo).port}`,
    ids: new Ids('test'),
    // Where nothing else listens on the port.
    bridge: async () => '127.0.0.3',
    addressOf: async () => undefined,
    note: (line) => void notes.push(line),
  });
  known['www.shop.local'] = {
    records: [record('www.shop.local', 'A', ['127.0.0.2'])],
    ports: [port],
  };
  try {
    // Port 53 may belong to somebody, or need rights that this user does not have.
    if ((await own.server()) === undefined) {
      expect(notes).toEqual([expect.stringMatching(/^Containers do not resolve the cloud's names: .*53/)]);
      return;
    }
    const toBridge = new Client();
    toBridge.setServers(['127.0.0.3']);
    expect(await toBridge.resolve4('www.shop.local')).toEqual(['127.0.0.3']);
    const socket = connect(port, '127.0.0.3');
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    await once(socket, 'close');
    expect(Buffer.concat(chunks).toString()).toBe('balanced');
  } finally {
    await own.close();
    balancer.close();
  }
});
