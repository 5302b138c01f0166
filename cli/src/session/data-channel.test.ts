// Both ends of a session: this client, and the engine's data channel with a program that the test plays.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Driver } from '../../../engine/src/contracts/driver.ts';
import type { ExecuteRequest } from '../../../engine/src/contracts/sessions.ts';
import { createSessions } from '../../../engine/src/drivers/sessions/index.ts';
import { TestHost } from '../../../engine/src/drivers/testing/driver.ts';
import { systemClock } from '../clock/clock.ts';
import { runSession } from './data-channel.ts';
import type { TerminalHandlers } from './terminal.ts';

let host: TestHost;
let sessions: Driver;
let server: Server;
let sizes: string[];
let executed: ExecuteRequest | undefined;
beforeEach(async () => {
  host = new TestHost();
  sizes = [];
  executed = undefined;
  sessions = createSessions(host, {
    name: 'played',
    async execute(request) {
      if (request.command === 'missing') throw new Error('no such program');
      executed = request;
      const output = new PassThrough();
      const exit = Promise.withResolvers<number>();
      return {
        output,
        exitCode: exit.promise,
        write(bytes) {
          output.write(`<${Buffer.from(bytes)}>`);
          if (Buffer.from(bytes).toString() !== 'q') return;
          output.end();
          exit.resolve(9);
        },
        resize: (columns, rows) => void sizes.push(`${columns}x${rows}`),
        kill: () => output.end(),
      };
    },
  });
  server = createServer();
  server.on('upgrade', ({ url = '', headers }, socket, head) => {
    const request = { path: url, headers: headers as Record<string, string>, socket, head };
    if (!sessions.upgrade!(request)) socket.end('HTTP/1.1 404 Not Found\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await sessions.stop();
  await new Promise((resolve) => server.close(resolve));
  host.remove();
});

/** A terminal at which the user types the keys, one after the other's answer. */
function run(command: string, keys: readonly string[], token = 'secret') {
  const taskArn = 'arn:aws:ecs:us-east-1:000000000000:task/main/1';
  sessions.effects['sessions/open']?.({
    sessionId: 'one',
    token: 'secret',
    taskArn,
    target: 'ecs:main_1_r',
    container: 'web',
    command,
  });
  const left = [...keys];
  let handlers: TerminalHandlers | undefined;
  let written = '';
  let isOpen = false;
  const type = () => {
    const key = left.shift();
    if (key !== undefined) handlers?.typed(Buffer.from(key));
  };
  const terminal = {
    size: () => ({ cols: 90, rows: 30 }),
    open(given: TerminalHandlers) {
      handlers = given;
      isOpen = true;
      type();
    },
    write(bytes: Buffer) {
      written += bytes;
      if (bytes.toString().endsWith('>')) type();
    },
    close: () => {
      isOpen = false;
    },
  };
  const { port } = server.address() as AddressInfo;
  const streamUrl = `ws://127.0.0.1:${port}/v1/data-channel/one`;
  const outcome = runSession({ streamUrl, token }, terminal, systemClock);
  return { outcome, written: () => written, isOpen: () => isOpen };
}

it("carries what is typed to the program, what it writes to the terminal, and gives the program's exit code", async () => {
  const session = run('sh -i', ['a', 'x'.repeat(2000), 'q']);
  expect(await session.outcome).toBe(9);
  expect(session.written()).toBe(`<a><${'x'.repeat(1024)}><${'x'.repeat(976)}><q>`);
  expect(executed).toMatchObject({ container: 'web', command: 'sh -i' });
  expect(sizes).toEqual(['90x30']);
  expect(session.isOpen()).toBe(false);
});

it('gives the reason when the program cannot be run', async () => {
  await expect(run('missing', []).outcome).rejects.toThrow('----------ERROR-------\nno such program');
});

it('says that the session was closed when its token is not the right one', async () => {
  await expect(run('sh', [], 'guessed').outcome).rejects.toThrow('The session was closed.');
});
