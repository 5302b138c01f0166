import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { userCredentials } from '../images/credentials.ts';
import { findEngine } from './find-engine.ts';

let home: string;
const servers: Server[] = [];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'home-'));
  mkdirSync(join(home, '.docker'));
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
  rmSync(home, { recursive: true, force: true });
});

const environment = (more: Record<string, string> = {}) => ({
  HOME: home,
  XDG_RUNTIME_DIR: home,
  PATH: join(home, 'bin'),
  ...more,
});
const config = (content: object) => writeFileSync(join(home, '.docker/config.json'), JSON.stringify(content));

/** Something that answers a ping as a container engine does. */
async function engineAt(path: string, headers: Record<string, string> = {}): Promise<string> {
  mkdirSync(join(path, '..'), { recursive: true });
  const server = createServer((_, response) => response.writeHead(200, headers).end('OK'));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return path;
}

describe('a container engine is found', () => {
  test('by DOCKER_HOST, before anything else', async () => {
    await engineAt(join(home, 'podman/podman.sock'));
    const path = await engineAt(join(home, 'named.sock'));
    expect(await findEngine(environment({ DOCKER_HOST: `unix://${path}` }))).toEqual({
      address: { kind: 'socket', path },
      isPodman: false,
    });
  });

  test('by the context that the docker command uses', async () => {
    const path = await engineAt(join(home, 'context.sock'));
    config({ currentContext: 'colima' });
    const id = createHash('sha256').update('colima').digest('hex');
    mkdirSync(join(home, '.docker/contexts/meta', id), { recursive: true });
    writeFileSync(
      join(home, '.docker/contexts/meta', id, 'meta.json'),
      JSON.stringify({ Name: 'colima', Endpoints: { docker: { Host: `unix://${path}` } } }),
    );
    expect((await findEngine(environment())).address).toEqual({ kind: 'socket', path });
  });

  test('where Podman puts its socket, and known as Podman', async () => {
    const path = await engineAt(join(home, 'podman/podman.sock'), { 'Libpod-API-Version': '4.3.1' });
    // A machine whose own Docker answers uses that one.
    const found = await findEngine(environment());
    if (found.address?.kind === 'socket' && found.address.path !== '/var/run/docker.sock')
      expect(found).toEqual({ address: { kind: 'socket', path }, isPodman: true });
  });
});

test.each([
  [
    'a socket where nobody listens',
    { DOCKER_HOST: 'unix:///nowhere/docker.sock' },
    /^unix:\/\/\/nowhere\/docker\.sock does not answer \(/,
  ],
  [
    'an address of another kind',
    { DOCKER_HOST: 'ftp://machine' },
    /^ftp:\/\/machine is not a container engine's address/,
  ],
  [
    'a machine behind SSH',
    { DOCKER_HOST: 'ssh://machine' },
    /^ssh:\/\/machine: a container engine behind SSH/,
  ],
  ['a context that does not exist', { DOCKER_CONTEXT: 'gone' }, /^the Docker context "gone" is not in /],
])('%s is named, and nothing else is tried', async (_what, more, reason) => {
  const found = await findEngine(environment(more));
  expect(found).toEqual({ reason: expect.stringMatching(reason) });
});

describe('the credentials of a registry are', () => {
  const auth = Buffer.from('me:secret:word').toString('base64');

  test("those of `docker login`, Docker Hub's by its first address", async () => {
    config({ auths: { 'ghcr.io': { auth }, 'https://index.docker.io/v1/': { auth } } });
    const expected = { username: 'me', password: 'secret:word' };
    expect(await userCredentials(environment(), 'ghcr.io')).toEqual(expected);
    expect(await userCredentials(environment(), 'docker.io')).toEqual(expected);
    expect(await userCredentials(environment(), 'quay.io')).toBeUndefined();
  });

  test('those that a credential helper has', async () => {
    config({ credHelpers: { 'ghcr.io': 'test' } });
    mkdirSync(join(home, 'bin'));
    writeFileSync(
      join(home, 'bin/docker-credential-test'),
      '#!/bin/sh\nread -r name\necho "{\\"Username\\":\\"$1\\",\\"Secret\\":\\"$name\\"}"\n',
      { mode: 0o755 },
    );
    expect(await userCredentials(environment(), 'ghcr.io')).toEqual({ username: 'get', password: 'ghcr.io' });
  });

  test('none, when the helper is not installed', async () => {
    config({ credsStore: 'missing' });
    expect(await userCredentials(environment(), 'ghcr.io')).toBeUndefined();
  });
});
