// The preload in Node.js processes of their own: a fixed port is mapped to the one that the task was given.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { Ids } from '../../../../kernel/ids.ts';
import { containerOf, taskOf } from '../../testing/runtime-suite.ts';
import { returnPort, takePort } from './take-port.ts';
import { portVariables, withPreload } from './variables.ts';

const preload = fileURLToPath(new URL('listening.cjs', import.meta.url));
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** Runs a program that prints a line; returns the port that it was given for 3000, and the line. */
async function run(source: string, name = 'main.cjs'): Promise<{ port: number; line: string }> {
  const port = await takePort(new Ids());
  const given = new Map([['web', [{ containerPort: 3000, host: '127.0.0.1', port }]]]);
  const { DRYDOCK_PORTS = '' } = portVariables(taskOf(containerOf('any')), 'web', given);
  const own = mkdtempSync(join(tmpdir(), 'listening-'));
  const file = join(own, name);
  writeFileSync(file, source);
  const child = spawn(process.execPath, [file], {
    env: { DRYDOCK_PORTS, NODE_OPTIONS: withPreload(undefined, preload) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  ends.push(async () => {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null)
      await new Promise((resolve) => child.once('exit', resolve));
    returnPort(port);
    rmSync(own, { recursive: true });
  });
  for await (const line of createInterface(child.stdout)) return { port, line };
  throw new Error('It ended without a word');
}

const pageOf = async (port: number) => (await fetch(`http://127.0.0.1:${port}/`)).text();
const http = "const http = require('node:http'); const page = (_, response) => response.end('page');";
const ready = "() => console.log('listens')";

test.each([
  ['a number', `${http} http.createServer(page).listen(3000, ${ready})`],
  [
    'text, with a host and a backlog',
    `${http} http.createServer(page).listen('3000', '0.0.0.0', 5, ${ready})`,
  ],
  [
    'options',
    `${http} http.createServer(page).listen({ port: 3000, host: '::', exclusive: true }, ${ready})`,
  ],
  [
    'a promise',
    `${http} const server = http.createServer(page); server.listen(3000); require('node:events').once(server, 'listening').then(${ready})`,
  ],
  [
    'a worker thread',
    `const { Worker } = require('node:worker_threads'); new Worker(${JSON.stringify(`${http} http.createServer(page).listen(3000, ${ready})`)}, { eval: true })`,
  ],
  [
    'the workers of a cluster',
    `const cluster = require('node:cluster'); ${http}
     if (cluster.isPrimary) { let left = 2; cluster.on('listening', () => { if (--left === 0) console.log('listens'); }); cluster.fork(); cluster.fork(); }
     else http.createServer(page).listen(3000)`,
  ],
  [
    'a child process',
    `${http} if (!process.send) require('node:child_process').fork(__filename);
     else { process.on('disconnect', () => process.exit()); http.createServer(page).listen(3000, ${ready}); }`,
  ],
])('two programs whose fixed port is given as %s run side by side', async (_, source) => {
  const [first, second] = await Promise.all([run(source), run(source)]);
  expect(first.port).not.toBe(second.port);
  expect(await pageOf(first.port)).toBe('page');
  expect(await pageOf(second.port)).toBe('page');
});

test('a module listens on the port that it was given, too', async () => {
  const source = `import { createServer } from 'node:http'; createServer((_, response) => response.end('page')).listen(3000, ${ready})`;
  const { port } = await run(source, 'main.mjs');
  expect(await pageOf(port)).toBe('page');
});

test.each(['http://localhost:3000/', 'http://127.0.0.1:3000/', 'http://[::1]:3000/'])(
  'a program reaches its own port as %s',
  async (url) => {
    const { line } = await run(
      `${http} http.createServer(page).listen(3000, async () => {
         const fetched = await (await fetch('${url}')).text();
         http.get('${url}', (response) => response.on('data', (got) => console.log(fetched, String(got))));
       })`,
    );
    expect(line).toBe('page page');
  },
);

test('another port, and the given one itself, stay as they are', async () => {
  const { port, line } = await run(
    `${http} const own = JSON.parse(process.env.DRYDOCK_PORTS).listen[3000];
     http.createServer(page).listen(own, '127.0.0.1', () => {
       const other = http.createServer(page).listen(0, () => console.log(other.address().port));
     })`,
  );
  expect(await pageOf(port)).toBe('page');
  expect(await pageOf(Number(line))).toBe('page');
});

test('containers of a task share localhost in awsvpc, and know each other by links in bridge', () => {
  const at = (containerPort: number, port: number) => [{ containerPort, host: '127.0.0.1', port }];
  const given = new Map([
    ['web', at(3000, 20_001)],
    ['db', at(5432, 20_002)],
  ]);
  const containers = [
    containerOf('any', { isolation: { links: ['db:Store'] } }),
    containerOf('any', { name: 'db' }),
  ];
  const variables = (networkMode: 'awsvpc' | 'bridge') =>
    JSON.parse(
      portVariables({ ...taskOf(...containers), networkMode }, 'web', given).DRYDOCK_PORTS ?? '',
    ) as unknown;
  expect(variables('awsvpc')).toMatchObject({
    listen: { 3000: 20_001 },
    connect: { localhost: { 3000: 20_001, 5432: 20_002 } },
  });
  expect(variables('bridge')).toEqual({
    listen: { 3000: 20_001 },
    connect: { localhost: { 3000: 20_001 }, db: { 5432: 20_002 }, store: { 5432: 20_002 } },
  });
});
