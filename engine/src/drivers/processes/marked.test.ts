import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isMarked, markEnvironment, markVariable, stateMark } from './mark.ts';
import { endMarked, killMarked } from './marked.ts';
import { hasProc, marksOf, processStart, readMarks } from './process-table.ts';
import { ended, until } from './testing/ended.ts';

let folder: string;
let mark: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marked-'));
  mark = stateMark(folder);
});
afterEach(() => {
  killMarked(mark);
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a command that writes process ids, one a line, to the file $PIDS; returns them once there are as many. */
async function startMarked(command: string, count: number, unit = '1'): Promise<number[]> {
  const file = join(folder, `pids-${unit.replace('/', '-')}`);
  spawn('/bin/sh', ['-c', command], {
    detached: true,
    stdio: 'ignore',
    env: { PATH: process.env.PATH, PIDS: file, ...markEnvironment(`${mark}/${unit}`) },
  });
  const pids = () =>
    existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean).map(Number) : [];
  await until(() => pids().length === count);
  return pids();
}

const alive = (pids: readonly number[]) => pids.filter((pid) => processStart(pid) !== undefined);

test.each([
  ['a process', 'echo $$ >> $PIDS; exec sleep 600', 1],
  ['a child in its group', 'sleep 600 & echo $! >> $PIDS; wait', 1],
  ['a child in a session of its own', `setsid sh -c 'echo $$ >> $PIDS; exec sleep 600' & wait`, 1],
  [
    'a daemon, whose parent and group are gone',
    `setsid sh -c '(sh -c "echo \\$\\$ >> $PIDS; exec sleep 600" &) ; exit 0' & sleep 0.01; exit 0`,
    1,
  ],
  ['a child without an environment', `env -i PIDS=$PIDS sh -c 'echo $$ >> $PIDS; exec sleep 600' & wait`, 1],
  [
    'a child without an environment in a session of its own',
    `env -i PIDS=$PIDS PATH=$PATH setsid sh -c 'echo $$ >> $PIDS; exec sleep 600' & wait`,
    1,
  ],
  ['several at once', 'for i in 1 2 3; do sleep 600 & echo $! >> $PIDS; done; wait', 3],
])('%s ends by the mark', async (_, command, count) => {
  const pids = await startMarked(command, count);
  expect(alive(pids)).toEqual(pids);
  expect(killMarked(mark)).toBeGreaterThanOrEqual(count);
  for (const pid of pids) await ended(pid);
  await until(() => killMarked(mark) === 0);
});

test('a unit that ends takes along its own processes, and no other unit', async () => {
  const sleeper = 'echo $$ >> $PIDS; exec sleep 600';
  const [first = 0] = await startMarked(sleeper, 1, '1');
  const [eleventh = 0] = await startMarked(sleeper, 1, '11');
  const [inside = 0] = await startMarked(sleeper, 1, '1/check');
  await endMarked(`${mark}/1`);
  await ended(first);
  await ended(inside);
  expect(alive([eleventh])).toEqual([eleventh]);
});

test('units that end together are each waited for', async () => {
  const sleeper = 'echo $$ >> $PIDS; exec sleep 600';
  const pids = [...(await startMarked(sleeper, 1, '1')), ...(await startMarked(sleeper, 1, '2'))];
  await Promise.all([endMarked(`${mark}/1`), endMarked(`${mark}/2`), endMarked(`${mark}/1`)]);
  for (const pid of pids) await ended(pid);
});

test.runIf(hasProc)('processes that fork while they are killed are all ended', async () => {
  const fork = join(folder, 'fork.sh');
  // A tree that ends by itself at 64 leaves: one that nobody ended in time could take every process id of the machine.
  writeFileSync(
    fork,
    `[ $1 = 0 ] && exec sleep 60; sleep 0.02; sh ${fork} $(($1 - 1)) & sh ${fork} $(($1 - 1))\n`,
  );
  await startMarked(`echo $$ >> $PIDS; exec sh ${fork} 6`, 1);
  await endMarked(mark);
  await until(() => killMarked(mark) === 0);
});

test.runIf(hasProc)('a process that is just replacing its program is found', async () => {
  const again = join(folder, 'again.sh');
  writeFileSync(again, `exec sh ${again}\n`);
  const [pid = 0] = await startMarked(`echo $$ >> $PIDS; exec sh ${again}`, 1);
  for (let look = 0; look < 1000; look++) expect(readMarks([pid]).get(pid)).toContain(mark);
});

test('this process and those that it runs inside are spared, whatever they carry', async () => {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '-e',
      `import(${JSON.stringify(join(import.meta.dirname, 'marked.ts'))}).then(({ killMarked }) => console.log(killMarked(${JSON.stringify(mark)})))`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...markEnvironment(`${mark}/outer`) } },
  );
  let printed = '';
  for await (const chunk of child.stdout) printed += chunk;
  expect(printed.trim()).toBe('0');
});

test('an engine inside a task of another passes its mark on', () => {
  process.env[markVariable] = 'outer/task/1';
  try {
    const value = markEnvironment('inner/task/2')[markVariable]!;
    expect([isMarked(value, 'outer'), isMarked(value, 'inner/task'), isMarked(value, 'task')]).toEqual([
      true,
      true,
      false,
    ]);
  } finally {
    delete process.env[markVariable];
  }
});

test('marks are read from what ps prints where there is no /proc', () => {
  const text = `
    1 /sbin/launchd
  501 sleep 600 PATH=/bin ${markVariable}=abc/1/us-east-1/runtime/9 HOME=/
  502 grep ${markVariable}=nothing
  503 vi X${markVariable}=no`;
  expect([...marksOf(text)]).toEqual([
    [501, 'abc/1/us-east-1/runtime/9'],
    [502, 'nothing'],
  ]);
});

test('a state folder keeps its mark after it is gone', () => {
  const path = join(folder, 'state');
  expect(stateMark(path)).toMatch(/^[0-9a-f]{12}$/);
  expect(stateMark(path)).not.toBe(mark);
});
