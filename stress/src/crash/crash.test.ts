// Twenty kills; more by hand with `npm run crash -- --kills 500`.
import { expect, test } from 'vitest';
import { crash } from './run.ts';

test('engines that are killed lose no acknowledged call and leave nothing behind', {
  timeout: 600_000,
}, async () => {
  const lines: string[] = [];
  const outcome = await crash({ kills: 20, seed: 2, progress: (line) => lines.push(line) });
  expect(outcome.problems, lines.join('\n')).toEqual([]);
  expect(outcome.kills).toBe(20);
  expect(outcome.killsAfterCommit).toBeGreaterThan(0);
  expect(outcome.acknowledged).toBeGreaterThan(100);
  expect(outcome.readBack).toBeGreaterThan(outcome.kills);
});
