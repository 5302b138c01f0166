import { describe, expect, test } from 'vitest';
import { deployment, now, plan, snapshot } from '../testing/situation.ts';
import { planService } from './plan-service.ts';

describe('a service between deployments', () => {
  test('does nothing while its count is healthy', () => expect(plan(['1h', '1h'])).toEqual([]));
  test('reports its steady state', () =>
    expect(plan(['1h', '1h'], { service: { steady: false } })).toEqual(['steady']));
  test('starts the missing tasks', () => expect(plan(['1h'])).toEqual(['start 1 ×1']));
  test('does not count tasks that are stopping', () => expect(plan(['1h', '1s'])).toEqual(['start 1 ×1']));
  test('stops surplus tasks, those that are not healthy first', () =>
    expect(plan(['1h', '1h', '1p'])).toEqual(['stop 1p']));
  test('starts a replacement and stops the unhealthy task', () =>
    expect(plan(['1h', '1u'])).toEqual(['start 1 ×1', 'stop 1u']));
  test('stops unhealthy tasks one by one where the maximum leaves no room for replacements', () =>
    expect(
      plan(['1u', '1u'], {
        service: { deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 100 } },
      }),
    ).toEqual(['stop 1u']));
  test('ignores failing checks in the grace period', () =>
    expect(plan(['1h', '1u'], { service: { healthCheckGracePeriodSeconds: 60 } })).toEqual([]));
  test('moves tasks off draining instances: replacements start first', () => {
    const places = ['ACTIVE', 'DRAINING'] as const;
    expect(plan(['1h', '1h@1'], { places })).toEqual(['start 1 ×1']);
    expect(plan(['1h', '1h@1', '1w'], { places })).toEqual([]);
    expect(plan(['1h', '1h@1', '1h'], { places })).toEqual(['stop 1h@1']);
  });
  test('stops pending tasks on draining instances at once', () =>
    expect(plan(['1h', '1p@1'], { places: ['ACTIVE', 'DRAINING'] })).toEqual(['start 1 ×1', 'stop 1p@1']));
  test('with min = max = 100 % cannot leave a draining instance', () =>
    expect(
      plan(['1h', '1h@1'], {
        places: ['ACTIVE', 'DRAINING'],
        service: { deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 100 } },
      }),
    ).toEqual(['report-impediment']));
  test('reports once that its tasks find no place', () => {
    expect(plan(['1h'], { places: [] })).toEqual(['report-impediment']);
    const [step] = planService(snapshot(['1h'], { places: [] }), now).steps;
    const impediment = { message: step?.do === 'report-impediment' ? step.message : '', since: now };
    expect(plan(['1h'], { places: [], service: { impediment } })).toEqual([]);
  });
  test('starts and stops a hundred tasks at a time', () => {
    const many = (kind: string) => Array.from({ length: 250 }, () => kind);
    expect(plan([], { service: { desiredCount: 10_000 } })).toEqual(['start 1 ×100']);
    expect(plan(many('1h'), { service: { desiredCount: 0 } })).toHaveLength(100);
    expect(plan(many('1h'), { service: { desiredCount: 240 } })).toHaveLength(10);
    expect(plan(many('1h'), { service: { status: 'DRAINING', desiredCount: 0 } })).toHaveLength(100);
  });
  test('stops tasks that are draining off instances before healthy ones go below the minimum', () =>
    expect(
      plan(
        Array.from({ length: 150 }, () => '1h@1'),
        {
          places: ['ACTIVE', 'DRAINING'],
          service: {
            desiredCount: 150,
            deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 100 },
          },
        },
      ),
    ).toHaveLength(75));
  test('waits when its tasks keep failing to start', () => {
    const throttled = { deployments: [deployment('1', { launchFailures: 3, lastFailureAt: now - 1000 })] };
    const { steps, revisitAt } = planService(snapshot(['1h'], { service: throttled }), now);
    expect(steps).toEqual([]);
    expect(revisitAt).toBe(now + 3000);
  });
});

describe('a service that is deleted', () => {
  const deleted = { service: { status: 'DRAINING' as const, desiredCount: 0 } };
  test('stops its tasks', () => expect(plan(['1h', '1p'], deleted)).toEqual(['stop 1h', 'stop 1p']));
  test('waits until their connections are drained', () => expect(plan(['1s'], deleted)).toEqual([]));
  test('is INACTIVE when they have stopped', () => expect(plan([], deleted)).toEqual(['inactive']));
});
