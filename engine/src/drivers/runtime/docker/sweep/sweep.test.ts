import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recordEngine, usedEngine } from './record.ts';
import { sweepAfterKill } from './sweep.ts';

let folder: string;
let server: Server;
const containers = new Set<string>();
/** Deletions that the container engine refuses first. */
let refusals: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-sweep-'));
  containers.clear();
  refusals = 0;
  server = createServer(({ method, url = '' }, response) => {
    const [, id = ''] = /\/containers\/([^/?]+)\?/.exec(url) ?? [];
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (url.includes('/volumes')) return answer(200, { Volumes: [] });
    if (method === 'GET')
      return answer(
        200,
        [...containers].map((Id) => ({ Id })),
      );
    if (refusals > 0) {
      refusals -= 1;
      return answer(500, { message: 'container state improper' });
    }
    containers.delete(id);
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  recordEngine(folder, { kind: 'tcp', host: '127.0.0.1', port });
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

test('a container that is made after the engine was killed goes, too', async () => {
  containers.add('running');
  let looks = 0;
  await sweepAfterKill(folder, async () => {
    looks += 1;
    if (looks === 2) containers.add('late');
  });
  expect([...containers]).toEqual([]);
  expect(usedEngine(folder)).toBeUndefined();
});

test('what cannot be removed yet is tried again', async () => {
  containers.add('starting');
  refusals = 2;
  await sweepAfterKill(folder, async () => {});
  expect([...containers]).toEqual([]);
});

test('gives up in a minute, and leaves it to the next engine', async () => {
  containers.add('stuck');
  refusals = Number.POSITIVE_INFINITY;
  let waited = 0;
  await sweepAfterKill(folder, async (ms) => {
    waited += ms;
  });
  expect(waited).toBe(60_000);
  expect(usedEngine(folder)).toBeDefined();
});

test('leaves alone what another engine has on the folder', async () => {
  await sweepAfterKill(folder, async () => {
    // As another process records it.
    rmSync(join(folder, 'container-engine.json'));
    containers.add("the next engine's");
  });
  expect([...containers]).toEqual(["the next engine's"]);
});
