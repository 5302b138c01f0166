import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Lifeline } from './lifeline.ts';
import { processStart, readProcesses } from './process-table.ts';
import { killGroup, ProcessRecords, sweepProcesses } from './records.ts';
import { until } from './testing/ended.ts';

let folder: string;
let started: ChildProcess[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'records-'));
  started = [];
});
afterEach(() => {
  for (const child of started) killGroup(child.pid!, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const marker = 'DRYDOCK_TEST=1';

function startSleeper(command = 'exec sleep 600'): { pid: number; ended: Promise<unknown> } {
  const child = spawn('/bin/sh', ['-c', command], {
    detached: true,
    stdio: 'ignore',
    env: { DRYDOCK_TEST: '1' },
  });
  started.push(child);
  return {
    pid: child.pid!,
    ended: new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal))),
  };
}

test('a sweep kills recorded process groups and deletes their records', async () => {
  const { pid, ended } = startSleeper();
  new ProcessRecords(folder).add(pid, marker);
  expect(sweepProcesses(folder)).toBe(1);
  expect(await ended).toBe('SIGKILL');
  expect(readdirSync(join(folder, 'running'))).toEqual([]);
  expect(sweepProcesses(folder)).toBe(0);
});

test('a sweep does not kill another process that has the id of a recorded one', () => {
  const { pid } = startSleeper();
  new ProcessRecords(folder).add(pid, marker);
  const path = join(folder, 'running', `${pid}.json`);
  const record = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, JSON.stringify({ ...record, startedAt: 'another time' }));
  expect(sweepProcesses(folder)).toBe(0);
  expect(processStart(pid)).toBeDefined();
  expect(existsSync(path)).toBe(false);
});

test.runIf(existsSync('/proc/self/stat'))(
  'a sweep kills children whose first process has ended',
  async () => {
    const { pid, ended } = startSleeper('sleep 600 & sleep 0.01');
    new ProcessRecords(folder).add(pid, marker);
    await ended;
    expect(readProcesses().filter((row) => row.group === pid)).toHaveLength(1);
    expect(sweepProcesses(folder)).toBe(1);
    await until(() => !readProcesses().some((row) => row.group === pid));
  },
);

test('a sweep of a folder that does not exist does nothing', () => {
  expect(sweepProcesses(join(folder, 'none'))).toBe(0);
});

test('the lifeline kills its groups when it closes, except those that were removed', async () => {
  const lifeline = new Lifeline(() => {});
  const [spared, first, second] = [startSleeper(), startSleeper(), startSleeper()];
  for (const { pid } of [first, spared, second]) lifeline.add(pid);
  lifeline.remove(spared.pid);
  lifeline.close();
  expect(await Promise.all([first.ended, second.ended])).toEqual(['SIGKILL', 'SIGKILL']);
  expect(processStart(spared.pid)).toBeDefined();
});

test('a lifeline that was killed is started again', async () => {
  const lifeline = new Lifeline(() => {});
  const { pid, ended } = startSleeper();
  lifeline.add(pid);
  const shell = lifeline.pid!;
  process.kill(shell, 'SIGKILL');
  await until(() => lifeline.pid !== shell);
  lifeline.close();
  expect(await ended).toBe('SIGKILL');
});

test('a signal to a group id of 0 or 1 is refused', () => {
  for (const group of [0, 1, -1, Number.NaN])
    expect(() => killGroup(group, 'SIGKILL')).toThrow(/Not a process group/);
});
