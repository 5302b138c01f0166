import { describe, expect, test } from 'vitest';
import { Ids } from '../../../kernel/ids.ts';
import { pipelineController, type Queue } from './pipeline.ts';

type Execution = Queue['live'][number];

const stages = ['Source', 'Build', 'Deploy'].map((name) => ({ name, open: true }));
const waiting = (id: string, stage: number): Execution => ({ id, stage, place: 'waiting' });
const running = (id: string, stage: number): Execution => ({ id, stage, place: 'running' });
const planned = (live: readonly Execution[], change: Partial<Queue> = {}): string =>
  pipelineController
    .plan({ stages, mode: 'SUPERSEDED', live, ...change }, 0)
    .steps.map((step) => Object.values(step).join(' '))
    .join(', ');

describe('executions that enter a stage', () => {
  test.each<[string, readonly Execution[], Partial<Queue>, string]>([
    ['a free stage lets the waiting execution in', [waiting('a', 1)], {}, 'enter a'],
    ['a busy stage lets none in', [running('a', 1), waiting('b', 1)], {}, ''],
    [
      'only the newest execution keeps waiting',
      [running('a', 1), waiting('b', 1), waiting('c', 1)],
      {},
      'supersede b c',
    ],
    ['several stages are entered at once', [waiting('a', 2), waiting('b', 1)], {}, 'enter b, enter a'],
    ['a queue keeps its order', [waiting('a', 1), waiting('b', 1)], { mode: 'QUEUED' }, 'enter a'],
    [
      'a queue waits for a busy stage',
      [running('a', 1), waiting('b', 1), waiting('c', 1)],
      { mode: 'QUEUED' },
      '',
    ],
    [
      'in parallel mode all that wait go in, busy or not',
      [running('a', 1), waiting('b', 1), waiting('c', 1)],
      { mode: 'PARALLEL' },
      'enter b, enter c',
    ],
    [
      'a disabled transition lets none in, but executions are still superseded',
      [waiting('a', 1), waiting('b', 1)],
      { stages: stages.map((stage) => ({ ...stage, open: stage.name !== 'Build' })) },
      'supersede a b',
    ],
    [
      'an execution that is stopping occupies its stage, but no longer waits',
      [
        { ...running('a', 1), stop: { abandon: false, reason: '' } },
        { ...waiting('b', 1), stop: { abandon: false, reason: '' } },
        waiting('c', 1),
      ],
      {},
      '',
    ],
  ])('%s', (_what, live, change, steps) => {
    expect(planned(live, change)).toBe(steps);
  });
});

test.each(['SUPERSEDED', 'QUEUED'] as const)(
  '%s: whatever happens, a stage runs one execution at a time and the newest one gets through',
  (mode) => {
    for (let seed = 0; seed < 50; seed++) {
      const ids = new Ids(`queue ${seed}`);
      let live: Execution[] = [];
      const ended: string[] = [];
      let started = 0;
      const settle = () => {
        for (;;) {
          const { steps } = pipelineController.plan({ stages, mode, live }, 0);
          if (steps.length === 0) return;
          for (const step of steps) {
            if (step.do === 'enter') {
              live = live.map((each) => (each.id === step.id ? { ...each, place: 'running' } : each));
            } else {
              expect(live.find(({ id }) => id === step.id)?.place).toBe('waiting');
              expect(Number(step.by)).toBeGreaterThan(Number(step.id));
              live = live.filter(({ id }) => id !== step.id);
            }
          }
          for (const [index] of stages.entries()) {
            const inside = live.filter(({ stage, place }) => stage === index && place === 'running');
            expect(inside.length).toBeLessThanOrEqual(1);
          }
        }
      };
      /** One of the running executions leaves its stage. */
      const move = () => {
        const inside = live.filter(({ place }) => place === 'running');
        const moved = inside[ids.below(Math.max(1, inside.length))];
        if (!moved) return;
        if (moved.stage + 1 === stages.length) {
          ended.push(moved.id);
          live = live.filter((each) => each !== moved);
        } else {
          live = live.map((each) => (each === moved ? waiting(moved.id, moved.stage + 1) : each));
        }
      };
      while (started < 12) {
        if (ids.below(2) === 0) live = [...live, waiting(String(started++).padStart(2, '0'), 0)];
        else move();
        settle();
      }
      while (live.length > 0) {
        move();
        settle();
      }
      expect(ended.at(-1)).toBe('11');
      expect(ended).toEqual([...ended].sort());
      if (mode === 'QUEUED') expect(ended).toHaveLength(12);
    }
  },
);
