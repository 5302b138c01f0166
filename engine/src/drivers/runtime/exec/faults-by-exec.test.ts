// What is run in a container to injure it, by this machine's shell.
import { execFileSync } from 'node:child_process';
import { Readable } from 'node:stream';
import { expect, it, test } from 'vitest';
import type { Executed } from '../../../contracts/sessions.ts';
import { TestHost } from '../../testing/driver.ts';
import { FaultsByExec, signalCommand, stressCommand } from './faults-by-exec.ts';
import { words } from './words.ts';

const stress = { stressId: 's', taskArn: 't', kind: 'cpu', workers: 0, percent: 100 } as const;

test.each([
  stressCommand(stress, 4),
  stressCommand({ ...stress, percent: 5 }, 1),
  stressCommand({ ...stress, percent: 0 }, 1),
  stressCommand({ ...stress, kind: 'io', workers: 2 }, 1),
  signalCommand('node', 'SIGTERM'),
])('%s is a command that a shell can read', (command) => {
  const [program, flag, script = '', ...rest] = words(command);
  expect([program, flag, rest]).toEqual(['sh', '-c', []]);
  expect(() => execFileSync('sh', ['-n', '-c', script])).not.toThrow();
});

it('starts a worker for each processor unless their number is given', () => {
  expect(stressCommand(stress, 3).split(') &').length - 1).toBe(3);
  expect(stressCommand({ ...stress, workers: 2 }, 3).split(') &').length - 1).toBe(2);
});

function executed(output: string, code: Promise<number>): Executed & { readonly killed: () => boolean } {
  let isKilled = false;
  return {
    output: Readable.from([Buffer.from(output)]),
    exitCode: code,
    write: () => {},
    resize: () => {},
    kill: () => {
      isKilled = true;
    },
    killed: () => isKilled,
  };
}

it('kills what it started, also when that was being started meanwhile', async () => {
  const host = new TestHost();
  const faults = new FaultsByExec(host, 1);
  const running = executed('', new Promise(() => {}));
  await faults.start(stress, { containers: ['web'], execute: () => running });
  expect(host.all('runtime/stress')).toEqual([{ stressId: 's', status: 'running' }]);
  faults.stop('s');
  expect(running.killed()).toBe(true);
  const late = executed('', new Promise(() => {}));
  const starting = faults.start(stress, { containers: ['web'], execute: async () => late });
  faults.stop('s');
  await starting;
  expect(late.killed()).toBe(true);
  host.remove();
});

it('says so when the container has no shell', async () => {
  const host = new TestHost();
  const faults = new FaultsByExec(host, 1);
  const execute = () => executed('', Promise.resolve(127));
  await faults.start(stress, { containers: ['web'], execute });
  const failed = await host.until('runtime/stress', ({ status }) => status === 'failed');
  expect(failed.reason).toContain('no shell');
  await faults.signal('r', { containers: ['web'], execute }, 'node', 'SIGTERM');
  expect(host.all('runtime/processes-signalled')).toMatchObject([{ requestId: 'r', count: 0 }]);
  host.remove();
});

it('counts the processes that were signalled, in every container', async () => {
  const host = new TestHost();
  const faults = new FaultsByExec(host, 1);
  const execute = () => executed('signalled\r\nsignalled\r\n', Promise.resolve(0));
  await faults.signal('r', { containers: ['web', 'side'], execute }, 'node', 'SIGKILL');
  expect(host.all('runtime/processes-signalled')).toEqual([{ requestId: 'r', count: 4 }]);
  await faults.signal('r', { containers: ['web'], execute }, '$(reboot)', 'SIGKILL');
  expect(host.all('runtime/processes-signalled').at(-1)).toMatchObject({ count: 0 });
  host.remove();
});
