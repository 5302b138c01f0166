import { spawn } from 'node:child_process';
import { expect, it } from 'vitest';
import { VirtualClock } from '../testing/virtual-clock.ts';
import { findProcess, type Process, watchWrappers, wrappersOf } from './wrapper.ts';

/** Each is the parent of the one before it. */
function wrappers(...commands: readonly string[]): number[] {
  const chain = commands.map((command, index): Process => ({ pid: index + 10, parent: index + 11, command }));
  return wrappersOf(10, (pid) => chain.find((process) => process.pid === pid));
}

it.each<[string, readonly string[], number]>([
  ['npx', ['npm exec drydock engine', 'bash'], 1],
  ['npx and its shell', ['sh -c drydock engine', 'npm exec drydock engine', '-zsh'], 2],
  ['a script of npm', ['/bin/sh -c -- drydock up', 'npm run up', 'bash'], 2],
  ['pnpm', ['node /opt/pnpm/bin/pnpm.cjs exec drydock up', 'bash'], 1],
  [
    'npx, which starts another Node.js by npm',
    [
      'sh -c node main.js',
      'npm exec',
      'node /a/drydock.mjs engine',
      'sh -c drydock',
      'npm exec drydock',
      'fish',
    ],
    5,
  ],
  ['a shell', ['bash', 'sshd'], 0],
  ['a script', ['sh -c drydock engine', 'bash ci.sh', 'npm test'], 0],
  ['a test runner of npm', ['node vitest.mjs', 'sh -c vitest', 'npm test'], 0],
  ['nothing that is known', [], 0],
])('around a program that was started by %s', (_, commands, count) => {
  expect(wrappers(...commands)).toHaveLength(count);
});

it('finds the parent and the command of a process', () => {
  const found = findProcess(process.pid);
  expect(found?.parent).toBe(process.ppid);
  expect(found?.command).toMatch(/node|vitest/);
  expect(findProcess(2 ** 30)).toBeUndefined();
});

it('ends when one of them is gone, and not before', async () => {
  const running = new Set([1, 2]);
  const clock = new VirtualClock();
  let looks = 0;
  await watchWrappers(
    [1, 2],
    clock,
    new AbortController().signal,
    () => expect(looks).toBe(7),
    (pid) => {
      looks += 1;
      if (looks === 7) running.delete(1);
      return running.has(pid);
    },
  );
  expect(looks).toBe(7);
});

it('sees a process of this machine end', async () => {
  const child = spawn('cat', { stdio: ['pipe', 'ignore', 'ignore'] });
  const watched = new Promise<void>((resolve) => {
    const clock = { ...new VirtualClock(), delay: () => new Promise<void>((next) => setImmediate(next)) };
    const { pid = 0 } = child;
    void watchWrappers([pid], clock as never, new AbortController().signal, resolve);
  });
  child.stdin.end();
  await watched;
  expect(child.exitCode ?? child.signalCode).not.toBeUndefined();
});
