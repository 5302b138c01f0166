// What is left of a system that ends: nothing after `down --purge`, the state after an interrupted `up`.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { isAlive } from './command-line/is-alive.ts';
import { readRecord } from './targets/engine/record.ts';
import { eventually, System } from './testing/system.ts';
import { killableTask } from './testing/task-process.ts';

/** Beside a busy machine everything takes its time; the tests wait for what happens, not for how long it takes. */
const longestMs = 300_000;

describe('down --purge', () => {
  it('leaves no process and no file', { timeout: longestMs }, async () => {
    const other = new System();
    try {
      expect(await other.up()).toMatchObject({ status: 0 });
      const { pid } = await killableTask(other);
      const engine = other.engine.pid;
      await other.drydock('down', '--purge');
      expect(other.hasState).toBe(false);
      expect([pid, engine].filter(isAlive)).toEqual([]);
      expect(other.git('status', '--porcelain')).toBe('');
    } finally {
      await other.remove();
    }
  });
});

describe('an `up` in the foreground', () => {
  it.each([
    ['while the engine starts', undefined],
    ['while the stacks are deployed', 'engine-ready'],
    ['while the pipeline runs', 'stacks-complete'],
  ])('ends everything on SIGTERM %s, and leaves the state', { timeout: longestMs }, async (_, last) => {
    const other = new System();
    try {
      const child = other.start('up', '--port', '0', '--runtime', 'process', '--json');
      if (last === undefined) {
        eventually(async () => existsSync(join(other.state, 'engine.log'))).then(() => child.kill('SIGTERM'));
      }
      const codes: string[] = [];
      const engines: number[] = [];
      for await (const line of createInterface({ input: child.stdout })) {
        const message = JSON.parse(line);
        codes.push(message.code);
        if (message.code === 'engine-ready') engines.push(message.pid);
        if (message.code === last) child.kill('SIGTERM');
      }
      await eventually(async () => child.exitCode !== null);
      expect(child.exitCode).toBe(0);
      expect(codes.slice(-2)).toEqual(['going-down', 'engine-down']);
      expect(engines).toHaveLength(last === undefined ? 0 : 1);
      expect(engines.filter(isAlive)).toEqual([]);
      expect(readRecord(other.state)).toBeUndefined();
      expect(other.hasState).toBe(true);
    } finally {
      await other.remove();
    }
  });
});
