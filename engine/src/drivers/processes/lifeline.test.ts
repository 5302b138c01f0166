import { type ChildProcess, spawn } from 'node:child_process';
import { afterEach, expect, test } from 'vitest';
import { killGroup } from './groups.ts';
import { Lifeline } from './lifeline.ts';
import { markEnvironment } from './mark.ts';
import { hasProc, processStart } from './process-table.ts';
import { ended, until } from './testing/ended.ts';

const mark = `lifeline-test-${process.pid}/runtime`;
let started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started) killGroup(child.pid!, 'SIGKILL');
  started = [];
});

function startSleeper(environment: Record<string, string> = {}): { pid: number; ended: Promise<unknown> } {
  const child = spawn('sleep', ['600'], { detached: true, stdio: 'ignore', env: environment });
  started.push(child);
  return {
    pid: child.pid!,
    ended: new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal))),
  };
}

test('the lifeline ends what is on it when it closes, and spares what was taken off', async () => {
  const lifeline = new Lifeline(mark, () => {});
  const [spared, first, second] = [startSleeper(), startSleeper(), startSleeper()];
  for (const { pid } of [first, spared, second]) lifeline.add(pid);
  lifeline.remove(spared.pid);
  lifeline.close();
  expect(await Promise.all([first.ended, second.ended])).toEqual(['SIGKILL', 'SIGKILL']);
  expect(processStart(spared.pid)).toBeDefined();
});

test.runIf(hasProc)('what was started but never put on the lifeline ends by its mark', async () => {
  const lifeline = new Lifeline(mark, () => {});
  lifeline.hold();
  const [ours, another, longer] = [
    startSleeper(markEnvironment(`${mark}/1`)),
    startSleeper(markEnvironment('another-engine/runtime/1')),
    startSleeper(markEnvironment(`${mark}-2/1`)),
  ];
  lifeline.close();
  expect(await ours.ended).toBe('SIGKILL');
  expect(processStart(another.pid)).toBeDefined();
  expect(processStart(longer.pid)).toBeDefined();
});

test('a lifeline ends by itself once nothing is left', async () => {
  const lifeline = new Lifeline(mark, () => {});
  lifeline.hold();
  const pid = lifeline.pid!;
  lifeline.close();
  await ended(pid);
});

test('a lifeline that somebody ended is made anew', async () => {
  const lifeline = new Lifeline(mark, () => {});
  const { pid, ended } = startSleeper();
  lifeline.add(pid);
  const shell = lifeline.pid!;
  process.kill(shell, 'SIGKILL');
  await until(() => lifeline.pid !== shell);
  lifeline.close();
  expect(await ended).toBe('SIGKILL');
});

test('a signal to no group of its own is refused', () => {
  for (const group of [0, 1, -1, Number.NaN])
    expect(() => killGroup(group, 'SIGKILL')).toThrow(/Not a process group/);
});
