import { describe, expect, test } from 'vitest';
import { type ProviderSnapshot, planProvider } from './plan-scaling.ts';

const now = 100_000_000;
const task = { cpu: 512, memory: 512, ports: [], enis: 1 };
const plan = (change: Partial<ProviderSnapshot>) => {
  const snapshot: ProviderSnapshot = {
    provider: 'provider',
    cluster: 'main',
    group: { name: 'group', least: 0, most: 10, desired: change.instances ?? 2 },
    settings: {},
    instances: 2,
    busy: 2,
    unit: { cpu: 2048, memory: 1900, enis: 2 },
    waiting: [],
    ...change,
  };
  return planProvider(snapshot, now).steps.map((step) =>
    step.do === 'metric'
      ? `metric ${step.value}`
      : step.do === 'resize'
        ? `resize ${step.desired}`
        : step.do === 'low'
          ? `low ${step.since !== undefined}`
          : `${step.do} ${step.instanceIds}`,
  );
};

describe('managed scaling', () => {
  test('changes nothing when every instance is in use and no task is waiting', () =>
    expect(plan({})).toEqual(['metric 100']));
  test('adds as many instances as the waiting tasks need', () =>
    expect(plan({ waiting: [task, task, task] })).toEqual(['metric 200', 'resize 4']));
  test('adds one to an empty group whose size it does not know', () =>
    expect(plan({ instances: 0, busy: 0, unit: undefined, waiting: [task, task, task, task] })).toEqual([
      'metric 200',
      'resize 1',
    ]));
  test('does not ask again while instances are starting', () =>
    expect(plan({ waiting: [task], group: { name: 'group', least: 0, most: 10, desired: 3 } })).toEqual([
      'metric 150',
    ]));
  test('keeps spare capacity for a target below 100 %', () =>
    expect(plan({ waiting: [task], settings: { targetCapacity: 50 } })).toEqual(['metric 150', 'resize 6']));
  test('respects its step sizes and the group’s maximum', () => {
    expect(plan({ waiting: [task], settings: { minimumScalingStepSize: 3 } })).toEqual([
      'metric 250',
      'resize 5',
    ]);
    expect(plan({ waiting: Array(40).fill(task) })).toEqual(['metric 1100', 'resize 10']);
  });
  test('removes empty instances after a quarter of an hour', () => {
    expect(plan({ busy: 1 })).toEqual(['metric 50', 'low true']);
    expect(plan({ busy: 1, lowSince: now - 899_999 })).toEqual(['metric 50']);
    expect(plan({ busy: 1, lowSince: now - 900_000 })).toEqual(['metric 50', 'resize 1', 'low false']);
    expect(plan({ busy: 2, lowSince: now - 900_000 })).toEqual(['metric 100', 'low false']);
  });
  test('protects instances, and takes the protection of empty ones away when it removes some', () => {
    const one = (instanceId: string, isProtected: boolean, isEmpty: boolean) => ({
      instanceId,
      isProtected,
      isEmpty,
    });
    const protection = [one('busy', true, false), one('empty', true, true)];
    expect(plan({ busy: 1, protection })).toEqual(['metric 50', 'low true']);
    expect(plan({ busy: 1, protection, lowSince: now - 900_000 })).toEqual([
      'metric 50',
      'unprotect empty',
      'resize 1',
      'low false',
    ]);
    const fresh = [one('busy', false, false), one('empty', false, true)];
    expect(plan({ busy: 1, protection: fresh })).toEqual(['metric 50', 'protect busy,empty', 'low true']);
    // The group has been told to shrink, and has not chosen yet.
    const group = { name: 'group', least: 0, most: 10, desired: 1 };
    expect(plan({ busy: 1, group, protection: fresh })).toEqual(['metric 50', 'protect busy']);
  });
  test('is 100 % when nothing is needed and nothing runs', () =>
    expect(plan({ instances: 0, busy: 0 })).toEqual(['metric 100']));
});
