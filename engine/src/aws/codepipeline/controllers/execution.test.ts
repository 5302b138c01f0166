import type { ActionExecutionStatus } from '@aws-sdk/client-codepipeline';
import { expect, test } from 'vitest';
import { executionController, type StageSnapshot } from './execution.ts';

const stage = {
  name: 'Build',
  actions: [
    { name: 'A', runOrder: 1, actionTypeId: undefined },
    { name: 'B', runOrder: 1, actionTypeId: undefined },
    { name: 'C', runOrder: 3, actionTypeId: undefined },
  ],
};

/** The steps when the stage's actions have these statuses, for example `A Succeeded, B InProgress`. */
const planned = (statuses: string, execution: Partial<StageSnapshot['execution']> = {}): string => {
  const actions = statuses.split(', ').flatMap((each) => {
    const [name = '', status] = each.split(' ') as [string?, ActionExecutionStatus?];
    return status
      ? [{ id: name.toLowerCase(), name, status, error: { code: '', message: `${name} broke` } }]
      : [];
  });
  const snapshot = {
    execution: { status: 'InProgress', place: 'running', ...execution },
    stage,
    actions,
    conditions: {},
    rules: [],
  } as const;
  const { steps } = executionController.plan(snapshot, 0);
  return steps.map((step) => Object.values(step).join(' ')).join(', ');
};

const stop = (abandon: boolean) => ({ status: 'Stopping', stop: { abandon, reason: '' } }) as const;

test.each([
  ['', {}, 'start A, start B'],
  ['', { place: 'waiting' }, ''],
  ['A InProgress, B InProgress', {}, ''],
  ['A Succeeded, B InProgress', {}, ''],
  ['A Succeeded, B Succeeded', {}, 'start C'],
  ['A Succeeded, B Succeeded, C Succeeded', {}, 'end-stage Succeeded'],
  // The other actions of the run order continue; no new one starts.
  ['A Failed, B InProgress', {}, ''],
  ['A Failed, B Succeeded', {}, 'end-stage Failed Build/A: A broke'],
  ['A Failed, B Failed', {}, 'end-stage Failed Build/A: A broke\nBuild/B: B broke'],
  ['A InProgress, B Succeeded', stop(false), ''],
  ['A Succeeded, B Succeeded', stop(false), 'end-stage Stopped'],
  ['A InProgress, B Succeeded', stop(true), 'abandon a, end-stage Stopped'],
  ['', { ...stop(false), place: 'waiting' }, 'end-stage Stopped'],
] as const)('with "%s" and %j: %s', (actions, execution, steps) => {
  expect(planned(actions, execution)).toBe(steps);
});
