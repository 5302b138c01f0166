// How long an advance waits for what is under way, by a machine whose time passes with each look at it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { VirtualClock } from '../../kernel/clock.ts';
import { MovableClock } from '../../kernel/movable-clock.ts';
import { ClockControl, type ClockedRegion } from './clock-control.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-clock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A region with a target that never listens, or with nothing under way. */
function controlled({ isSettled = false } = {}) {
  const machine = new VirtualClock();
  const clock = new MovableClock(machine);
  const grains = new Set<number>();
  let looks = 0;
  const region: ClockedRegion = {
    machine: { isIdle: true, flush: () => {}, report: () => {} },
    samples: { latest: () => ({}) } as unknown as ClockedRegion['samples'],
    underway() {
      grains.add(clock.grainMs);
      if (isSettled) return [];
      looks++;
      machine.advance(100);
      return [{ what: 'target 127.0.0.1:1 (initial)' }];
    },
    catchUp: async () => ({ checks: 0, leaving: 0 }),
  };
  const control = new ClockControl({
    clock,
    machine,
    file: join(folder, 'clock.json'),
    isReal: true,
    isVirtual: false,
    regions: () => [region],
    log: () => {},
  });
  return { control, looks: () => looks, grains };
}

it.each([
  [undefined, 50],
  [2000, 20],
])(
  'with a patience of %s ms it looks at a target that does not listen for about %i tenths of a second',
  async (patienceMs, tenths) => {
    const { control, looks } = controlled();
    await control.advance({ ms: 1000, patienceMs });
    expect(looks()).toBeGreaterThanOrEqual(tenths);
    // It is not waited for again at the moments that follow.
    expect(looks()).toBeLessThan(tenths + 10);
  },
);

it.each([-1, 5001, 0.5, '2000'])('refuses %o as patience', async (patienceMs) => {
  await expect(controlled().control.advance({ ms: 1000, patienceMs })).rejects.toThrow(
    'patienceMs must be a whole number of milliseconds from 0 to 5000.',
  );
});

it.each([
  [60_000, undefined, 5000],
  [600_000, undefined, 10_000],
  [600_000, 60_000, 60_000],
  [1_800_000, 60_000, 150_000],
  [3_600_000, undefined, 300_000],
  [86_400_000, undefined, 300_000],
])(
  'in an advance of %i ms, whose samples are %s ms apart, targets that pass are checked every %i ms',
  async (ms, grainMs, checkedEveryMs) => {
    const { control, grains } = controlled({ isSettled: true });
    await control.advance({ ms, grainMs });
    expect([...grains]).toEqual([checkedEveryMs, 0]);
  },
);
