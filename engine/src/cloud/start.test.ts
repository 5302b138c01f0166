// Starts on a state folder in which something is not as an engine left it.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startCloud } from './cloud.ts';
import { StartFailure } from './start-failure.ts';

let folder: string;
let log: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-start-'));
  log = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function start(): Promise<void> {
  const cloud = await startCloud({
    account: '000000000000',
    region: 'us-east-1',
    port: 0,
    stateFolder: folder,
    runtime: 'process',
    log: (line) => void log.push(line),
  });
  expect((await fetch(`${cloud.endpoint}/_drydock/health`)).status).toBe(200);
  await cloud.stop();
}

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

it.each([
  ['an empty list of work folders', 'regions/us-east-1/runtime/work-folders.json', ''],
  ['a list of work folders of another shape', 'regions/us-east-1/builds/work-folders.json', '{}'],
  ['an empty list of work folders of functions', 'regions/us-east-1/functions/work-folders.json', ''],
  ['half a record of a process', 'regions/us-east-1/runtime/running/7.json', '{"group":'],
  ['an empty secret of the balancer', 'regions/us-east-1/balancer/cookie-secret', ''],
  ['an empty index of images', 'regions/us-east-1/builds/images/index.json', ''],
  ['a blob that was half written', `blobs/${'0'.repeat(64)}.1.partial`, 'x'],
  ['the record of an engine that was killed', 'engine.json', '{"pid":1,"endpoint":"http://127.0.0.1:1"}'],
])('starts with %s', async (_, path, text) => {
  write(path, text);
  await start();
  expect(log).toEqual([]);
});

it.each(['', '{', 'null}'])('sets an engine.json of %j aside, and says so', async (text) => {
  write('engine.json', text);
  await start();
  const path = join(folder, 'engine.json');
  expect(log).toEqual([`${path} could not be read and is now ${path}.broken.`]);
  expect(existsSync(path)).toBe(false);
});

it('sets a folder called engine.json aside', async () => {
  mkdirSync(join(folder, 'engine.json'));
  await start();
  expect(existsSync(join(folder, 'engine.json.broken'))).toBe(true);
});

it.each(['blobs', 'regions', 'regions/us-east-1', 'regions/us-east-1/runtime'])(
  'says in a sentence that %s is a file, and lets go of the state',
  async (path) => {
    write(path, '');
    const failure = await start().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StartFailure);
    expect((failure as Error).message).toContain(join(folder, path));
    expect((failure as Error).message).toContain('choose another folder with --state');
    rmSync(join(folder, path));
    await start();
  },
);
