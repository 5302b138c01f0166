import { createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { freePort } from './ports.ts';

const taken: Server[] = [];
afterEach(() => {
  for (const server of taken.splice(0)) server.close();
});

const take = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      taken.push(server);
      resolve((server.address() as { port: number }).port);
    });
  });

test('a store whose port is taken gets the one that it had last', async () => {
  const [wanted, former] = [await take(), await take()];
  await new Promise((resolve) => taken.pop()!.close(resolve));
  expect(await freePort(wanted, former)).toBe(former);
  expect(await freePort(former, wanted)).toBe(former);
});

test('a store whose ports are all taken gets another one', async () => {
  const [wanted, former] = [await take(), await take()];
  expect([0, wanted, former]).not.toContain(await freePort(wanted, former));
});
