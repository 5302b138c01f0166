// Sessions over a real socket, with a client that follows the public protocol, in a task of the runtime `process`.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Driver } from '../../contracts/driver.ts';
import type { SessionSpecification } from '../../contracts/sessions.ts';
import { VirtualClock } from '../../kernel/clock.ts';
import { putImage } from '../images/testing/image.ts';
import { type RegistryFixture, startRegistry } from '../images/testing/registry.ts';
import { processStart } from '../processes/process-table.ts';
import { ended } from '../processes/testing/ended.ts';
import { createProcessRuntime } from '../runtime/process/index.ts';
import { containerOf, taskOf } from '../runtime/testing/runtime-suite.ts';
import { TestHost } from '../testing/driver.ts';
import { createSessions } from './index.ts';
import { PluginClient } from './testing/client.ts';

let registry: RegistryFixture;
let host: TestHost;
let runtime: Driver;
let sessions: Driver;
let server: Server;
let sockets: Duplex[];
beforeEach(async () => {
  registry = await startRegistry('web');
  host = new TestHost(registry.endpoint);
  runtime = createProcessRuntime(host);
  sessions = createSessions(host, runtime);
  sockets = [];
  server = createServer();
  server.on('upgrade', (incoming, socket, head) => {
    sockets.push(socket);
    const [path = ''] = (incoming.url ?? '').split('?');
    const headers = incoming.headers as Record<string, string>;
    if (!sessions.upgrade!({ path, headers, socket, head })) socket.end('HTTP/1.1 404 Not Found\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await putImage(
    registry,
    'web:1',
    { 'app/note.txt': 'note' },
    { WorkingDir: '/app', Cmd: ['node', '-e', 'setInterval(() => {}, 1000)'] },
  );
  const container = containerOf(`${registry.host}/web:1`, { environment: { GREETING: 'hello' } });
  runtime.effects['runtime/start-task']?.(taskOf(container));
  await host.until('runtime/task-started');
});
afterEach(async () => {
  await sessions.stop();
  await runtime.stop();
  await new Promise((resolve) => server.close(resolve));
  await registry.close();
  host.remove();
});

const urlOf = (id: string) =>
  `ws://127.0.0.1:${(server.address() as AddressInfo).port}/v1/data-channel/${id}?role=publish_subscribe`;

const target = 'ecs:main_1_r';

function open(command: string, kept: Pick<SessionSpecification, 'logs' | 'transcript'> = {}): PluginClient {
  const { taskArn } = taskOf();
  sessions.effects['sessions/open']?.({
    sessionId: 'ecs-execute-command-1',
    token: 'secret',
    taskArn,
    target,
    container: 'web',
    command,
    ...kept,
  });
  return new PluginClient(urlOf('ecs-execute-command-1'), 'secret');
}

test('a shell sees the environment and the folder of its container, and answers what is typed', async () => {
  const client = open('/bin/sh', {
    logs: { group: 'g', stream: 'ecs-execute-command-1' },
    transcript: { bucket: 'b', key: 'k' },
  });
  await client.begun();
  client.type('echo "$GREETING $(ls)"\r');
  await client.when(() => client.output.includes('hello note.txt'));
  client.type('exit 3\r');
  expect(await client.closed).toBe(1000);
  expect(client.closing).toMatchObject({
    MessageType: 'channel_closed',
    SessionId: 'ecs-execute-command-1',
    Output: '',
    ExitCode: 3,
  });
  // The handshake's answer and two lines.
  expect(client.acknowledged).toEqual([0, 1, 2]);
  expect(await host.until('sessions/transcript')).toMatchObject({
    bucket: 'b',
    key: 'k',
    text: expect.stringContaining('hello note.txt'),
  });
  expect(await host.until('sessions/ended')).toEqual({ sessionId: 'ecs-execute-command-1' });
  // The shell's prompt may be before it.
  await host.when(() => host.logged().some((line) => line.endsWith('hello note.txt')));
});

test('the terminal has the size of the client', async () => {
  const client = open('/bin/sh');
  await client.begun();
  client.resize(101, 37);
  client.type('until [ "$(stty size)" = "37 101" ]; do :; done; echo si""zed\r');
  await client.when(() => client.output.includes('sized'));
});

test('messages out of order are taken in order, and those that come again once', async () => {
  const client = open('/bin/sh');
  await client.begun();
  const [first, second] = [client.skip(), client.skip()];
  client.send(1, Buffer.from('n""d\r'), second);
  client.send(1, Buffer.from('echo seco'), first);
  client.send(1, Buffer.from('echo seco'), first);
  await client.when(() => /second\r$/m.test(client.output));
  expect(client.acknowledged).toEqual([0, 2, 1, 1]);
});

test('a program that is not there is named', async () => {
  const client = open('/bin/no-such-shell');
  await client.closed;
  expect(client.closing).toMatchObject({
    Output:
      '\n----------ERROR-------\nUnable to start command: Failed to start pty: fork/exec /bin/no-such-shell: no such file or directory',
  });
});

test.each([
  ['ends the session', (client: PluginClient) => client.terminate()],
  ['goes away', (client: PluginClient) => client.disconnect()],
])('a program ends when its client %s', async (_, leave) => {
  const client = open(`sh -c 'echo pid=$$; exec sleep 600'`);
  await client.when(() => /pid=\d+\r/.test(client.output));
  const pid = Number(/pid=(\d+)/.exec(client.output)?.[1]);
  expect(processStart(pid)).toBeDefined();
  leave(client);
  await client.closed;
  await ended(pid);
});

test('a program ends with its container', async () => {
  const client = open(`sh -c 'echo pid=$$; exec sleep 600'`);
  await client.when(() => /pid=\d+\r/.test(client.output));
  runtime.effects['runtime/stop-task']?.({ taskArn: taskOf().taskArn });
  await client.closed;
  await ended(Number(/pid=(\d+)/.exec(client.output)?.[1]));
});

test('a session whose connection breaks goes on for the client that comes back, and nothing is lost', async () => {
  const first = open(`sh -c 'echo one; read line; echo "got $line"; read line; exit 4'`);
  await first.when(() => first.output.includes('one'));
  first.isDeaf = true;
  first.type('x\r');
  await first.when(() => first.heard.includes('got x'));
  for (const socket of sockets.splice(0)) socket.destroy();
  await first.closed;
  expect(await new PluginClient(urlOf('ecs-execute-command-1'), 'secret').closed).not.toBe(1000);
  sessions.effects['sessions/resume']?.({ sessionId: 'ecs-execute-command-1', token: 'another' });
  const second = new PluginClient(urlOf('ecs-execute-command-1'), 'another', first);
  await second.when(() => second.output.includes('got x'));
  // The terminal may echo what is typed.
  expect(second.output).toMatch(/^one\r\n(x\r\n)?got x/);
  second.type('y\r');
  expect(await second.closed).toBe(1000);
  expect(second.closing).toMatchObject({ ExitCode: 4 });
});

test('a session that somebody terminates ends, with its program', async () => {
  const client = open(`sh -c 'echo pid=$$; exec sleep 600'`);
  await client.when(() => /pid=\d+\r/.test(client.output));
  sessions.effects['sessions/terminate']?.({ sessionId: 'ecs-execute-command-1' });
  expect(await client.closed).toBe(1000);
  await ended(Number(/pid=(\d+)/.exec(client.output)?.[1]));
  expect(await host.until('sessions/ended')).toEqual({ sessionId: 'ecs-execute-command-1' });
});

describe('with a clock of its own', () => {
  let clock: VirtualClock;
  beforeEach(async () => {
    await sessions.stop();
    clock = new VirtualClock(0);
    sessions = createSessions({ ...host, machineClock: clock }, runtime);
  });

  const sleeper = async () => {
    const client = open(`sh -c 'echo pid=$$; exec sleep 600'`);
    await client.when(() => /pid=\d+\r/.test(client.output));
    return { client, pid: Number(/pid=(\d+)/.exec(client.output)?.[1]) };
  };

  test('a session in which nothing happens for 20 minutes ends, with its program', async () => {
    const { client, pid } = await sleeper();
    // What the program wrote last may be read after an advance.
    while (!client.closing) {
      clock.advance(20 * 60_000);
      await nextTurn();
    }
    expect(client.closing).toMatchObject({
      Output: 'The session has timed out: nothing was typed or written for 20 minutes.',
    });
    await ended(pid);
  });

  test('a session whose client does not come back within half a minute ends', async () => {
    const { pid } = await sleeper();
    const [socket] = sockets;
    const broken = once(socket!, 'close');
    socket!.destroy();
    await broken;
    clock.advance(29_999);
    expect(processStart(pid)).toBeDefined();
    clock.advance(1);
    await ended(pid);
    expect(await host.until('sessions/ended')).toEqual({ sessionId: 'ecs-execute-command-1' });
  });
});

test('a session is for one client, which has its token', async () => {
  open('/bin/sh');
  const wrong = new PluginClient(urlOf('ecs-execute-command-1'), 'secret');
  expect(await wrong.closed).not.toBe(1000);
  sessions.effects['sessions/open']?.({
    sessionId: 'ecs-execute-command-2',
    token: 'secret',
    taskArn: taskOf().taskArn,
    target,
    container: 'web',
    command: '/bin/sh',
  });
  const tokenless = new PluginClient(urlOf('ecs-execute-command-2'), 'guessed');
  expect(await tokenless.closed).toBe(1008);
  expect(tokenless.output).toBe('');
});
