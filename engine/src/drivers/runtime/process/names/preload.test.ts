// The preload in a Node.js process of its own: what the engine knows, it resolves; anything else as ever.
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nameVariables } from './variables.ts';

const preload = fileURLToPath(new URL('preload.cjs', import.meta.url));

let engine: Server;
let endpoint: string;

beforeAll(async () => {
  engine = createServer((request, response) => {
    const name = new URL(request.url!, 'http://engine').searchParams.get('name');
    if (request.url?.startsWith('/_drydock/names?') && name === 'api.shop.local') {
      const srv = { type: 'SRV', values: ['1 1 8080 one.api.shop.local'] };
      response.end(JSON.stringify({ name, records: [srv], addresses: ['127.0.0.1'], ports: [] }));
    } else if (request.url === '/page') response.end('reached');
    else response.writeHead(404).end('{}');
  });
  engine.listen(0, '127.0.0.1');
  await once(engine, 'listening');
  endpoint = `http://127.0.0.1:${(engine.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => engine.close(resolve)));

/** What a module prints, as JSON. */
async function run(source: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', `console.log(JSON.stringify(await (async () => { ${source} })()))`],
    { env: nameVariables(preload, endpoint, undefined), timeout: 15_000 },
  );
  return JSON.parse(stdout);
}

test('fetch reaches a name on the port that was asked for', async () => {
  const { port } = new URL(endpoint);
  expect(await run(`return (await fetch('http://api.shop.local:${port}/page')).text()`)).toBe('reached');
});

test('lookup, resolve4 and resolveSrv answer by callback and by promise', async () => {
  const source = `
    const dns = await import('node:dns');
    const { lookup, resolve4, resolveSrv } = await import('node:dns/promises');
    const called = (call, ...args) => new Promise((done) => call(...args, (error, value) => done(error ?? value)));
    return [
      await called(dns.lookup, 'api.shop.local'),
      await called(dns.lookup, 'api.shop.local', { all: true }),
      await lookup('api.shop.local'),
      await resolve4('api.shop.local'),
      await resolveSrv('api.shop.local'),
      await called(dns.resolveSrv, 'api.shop.local'),
    ];`;
  const host = { address: '127.0.0.1', family: 4 };
  const service = [{ name: 'one.api.shop.local', port: 8080, priority: 1, weight: 1 }];
  expect(await run(source)).toEqual(['127.0.0.1', [host], host, ['127.0.0.1'], service, service]);
});

test('a name that the engine does not know fails as without it, and localhost needs no engine', async () => {
  const source = `
    const { lookup } = await import('node:dns/promises');
    return [await lookup('nothing.invalid').catch(({ code }) => code), (await lookup('localhost')).family > 0];`;
  expect(await run(source)).toEqual([expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/), true]);
});

test('options that the container sets itself are kept', () => {
  const { NODE_OPTIONS } = nameVariables(preload, 'http://127.0.0.1:4566', '--max-old-space-size=64');
  expect(NODE_OPTIONS).toMatch(/^--max-old-space-size=64 --require=.*preload\.cjs"?$/);
});
