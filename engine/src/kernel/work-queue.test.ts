import { describe, expect, it } from 'vitest';
import { Ids } from './ids.ts';
import { type WorkItem, WorkQueue } from './work-queue.ts';

const item = (key: string): WorkItem => ({ controller: 'ecs/task', key });

describe('a work queue', () => {
  it('gives items in the order of their times, and of one time in the order in which they came', () => {
    const queue = new WorkQueue();
    for (const [key, at] of [
      ['late', 30],
      ['first', 10],
      ['second', 10],
      ['middle', 20],
    ] as const)
      queue.add(item(key), at);
    expect(queue.take(5)).toBeUndefined();
    expect([1, 2, 3, 4, 5].map(() => queue.take(30)?.key)).toEqual([
      'first',
      'second',
      'middle',
      'late',
      undefined,
    ]);
  });

  it('holds an item once, at its earliest time', () => {
    const queue = new WorkQueue();
    queue.add(item('a'), 20);
    queue.add(item('a'), 10);
    queue.add(item('a'), 30);
    expect(queue.nextAt()).toBe(10);
    expect(queue.take(100)?.key).toBe('a');
    expect(queue.take(100)).toBeUndefined();
    expect(queue.nextAt()).toBeUndefined();
  });

  it('backs off after failures, from 100 ms to 30 s, until the item succeeds', () => {
    const queue = new WorkQueue();
    const waits = Array.from({ length: 12 }, () => {
      queue.failed(item('a'), 0);
      const at = queue.nextAt();
      queue.take(at!);
      return at;
    });
    expect(waits.slice(0, 4)).toEqual([100, 200, 400, 800]);
    expect(waits.at(-1)).toBe(30_000);
    queue.succeeded(item('a'));
    queue.failed(item('a'), 0);
    expect(queue.nextAt()).toBe(100);
  });

  it('lets an item rest, however often it is added, and others pass', () => {
    const queue = new WorkQueue();
    queue.add(item('busy'), 10);
    queue.rest(item('busy'), 40);
    queue.add(item('busy'), 20);
    queue.add(item('other'), 30);
    expect(queue.take(39)?.key).toBe('other');
    expect(queue.take(39)).toBeUndefined();
    expect(queue.nextAt()).toBe(40);
    expect(queue.take(40)?.key).toBe('busy');
    queue.add(item('busy'), 41);
    expect(queue.take(41)?.key).toBe('busy');
  });

  it('agrees with a sorted list, whatever comes in whichever order', () => {
    const ids = new Ids('queue');
    const queue = new WorkQueue();
    const model = new Map<string, { at: number; order: number }>();
    let order = 0;
    for (let step = 0; step < 5000; step++) {
      if (ids.below(3) > 0) {
        const [key, at] = [String(ids.below(200)), ids.below(1000)];
        queue.add(item(key), at);
        const known = model.get(key);
        if (!known || at < known.at) model.set(key, { at, order: known?.order ?? order++ });
        continue;
      }
      const now = ids.below(1000);
      const [first] = [...model].sort(([, a], [, b]) => a.at - b.at || a.order - b.order);
      const expected = first && first[1].at <= now ? first[0] : undefined;
      expect(queue.take(now)?.key).toBe(expected);
      if (expected !== undefined) model.delete(expected);
    }
  });
});
