import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { eventually } from '../testing/system.ts';
import { isAlive } from './is-alive.ts';

test('a process is alive until it ends, also where nobody asks for its status', async () => {
  // The program that takes the shell's place does not know of the shell's child.
  const parent = spawn('/bin/sh', ['-c', 'sleep 600 & echo $!; exec sleep 600'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [line] = (await once(createInterface(parent.stdout), 'line')) as [string];
    const child = Number(line);
    expect([isAlive(parent.pid!), isAlive(child)]).toEqual([true, true]);
    process.kill(child, 'SIGKILL');
    await eventually(async () => !isAlive(child));
    expect(process.kill(child, 0)).toBe(true);
  } finally {
    parent.kill('SIGKILL');
  }
  await once(parent, 'close');
  expect(isAlive(parent.pid!)).toBe(false);
});
