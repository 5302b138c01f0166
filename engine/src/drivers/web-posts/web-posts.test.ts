import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Driver } from '../../contracts/driver.ts';
import { isLoopback } from '../../contracts/web-posts.ts';
import { TestHost } from '../testing/driver.ts';
import { createWebPosts } from './index.ts';

let host: TestHost;
let posts: Driver;
beforeEach(() => {
  host = new TestHost();
  posts = createWebPosts(host);
});
afterEach(async () => {
  await posts.stop();
  host.remove();
});

const send = (url: string, postId = 'p') =>
  posts.effects['web-posts/send']!({
    postId,
    url,
    headers: { 'x-amz-sns-message-type': 'Notification' },
    body: 'hello',
  });

test('a message is posted to a server of this machine, and its status reported', async () => {
  const seen: unknown[] = [];
  const server = createServer(async (request: IncomingMessage, response) => {
    seen.push([request.method, request.url, request.headers['x-amz-sns-message-type'], await text(request)]);
    response.writeHead(503).end('busy');
  });
  const { port } = await new Promise<AddressInfo>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve(server.address() as AddressInfo)),
  );
  try {
    send(`http://127.0.0.1:${port}/hook`);
    expect(await host.until('web-posts/answered')).toEqual({ postId: 'p', status: 503 });
    expect(seen).toEqual([['POST', '/hook', 'Notification', 'hello']]);
  } finally {
    server.close();
    server.closeAllConnections();
  }
  send(`http://127.0.0.1:${port}/`, 'gone');
  expect(await host.until('web-posts/answered', ({ postId }) => postId === 'gone')).toEqual({
    postId: 'gone',
  });
});

test('nothing is sent to another machine', async () => {
  send('http://192.0.2.1/');
  expect(await host.until('web-posts/answered')).toEqual({ postId: 'p' });
});

test.each([
  ['http://127.0.0.1:80/x', true],
  ['http://localhost:8080', true],
  ['https://[::1]:1/', true],
  ['http://127.0.0.1.example.com/', false],
  ['http://localhost@example.com/', false],
  ['http://10.0.0.1/', false],
  ['no url', false],
])('%s leads to this machine: %s', (url, expected) => {
  expect(isLoopback(url)).toBe(expected);
});

test('a stopping engine waits for no answer', async () => {
  const server = createServer(() => {});
  const { port } = await new Promise<AddressInfo>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve(server.address() as AddressInfo)),
  );
  send(`http://127.0.0.1:${port}/`);
  await posts.stop();
  expect(host.all('web-posts/answered')).toEqual([{ postId: 'p' }]);
  server.close();
  server.closeAllConnections();
});
