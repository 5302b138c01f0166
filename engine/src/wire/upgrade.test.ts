// Connections that leave HTTP: they are taken over, refused, and closed with the gateway.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { UpgradeRequest } from '../contracts/driver.ts';
import { Ids } from '../kernel/ids.ts';
import { createGateway, type Gateway } from './gateway.ts';

let gateway: Gateway;
let port: number;
let taken: UpgradeRequest[];
beforeEach(async () => {
  taken = [];
  gateway = createGateway({
    ids: new Ids('gateway'),
    services: [],
    log: () => {},
    now: () => 0,
    region: () => ({ answer: () => ({}) }),
    routes: {},
    upgrade(request) {
      if (request.path !== '/taken') return false;
      taken.push(request);
      request.socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n');
      return true;
    },
  });
  port = await gateway.listen(0);
});
afterEach(() => gateway.close());

async function ask(path: string, more = ''): Promise<{ socket: Socket; status: string }> {
  const socket = connect(port, '127.0.0.1');
  // How a connection ends is up to the machine.
  socket.on('error', () => {});
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${more}\r\n`,
  );
  const [data] = (await once(socket, 'data')) as [Buffer];
  return { socket, status: data.toString().split('\r\n')[0] ?? '' };
}

it('are taken over by what they are for, with their query left out', async () => {
  const { socket, status } = await ask('/taken?role=x');
  expect(status).toBe('HTTP/1.1 101 Switching Protocols');
  expect(taken[0]?.headers.upgrade).toBe('websocket');
  socket.destroy();
});

it.each([
  ['for nothing here', '/other', '', 'HTTP/1.1 404 Not Found'],
  ['from a web page', '/taken', 'Origin: https://example.com\r\n', 'HTTP/1.1 403 Forbidden'],
])('%s are refused', async (_, path, header, expected) => {
  const { socket, status } = await ask(path, header);
  expect(status).toBe(expected);
  expect(taken).toEqual([]);
  socket.destroy();
});

it('end with the gateway, which does not wait for them', async () => {
  const { socket } = await ask('/taken');
  const closed = once(socket, 'close');
  await gateway.close();
  await closed;
});
