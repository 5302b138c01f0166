// A service in one sentence.
import { expect, it } from 'vitest';
import type { Service, ServiceDeployment } from '../../state/shapes.ts';
import { headlineOf } from './headline.ts';
import { bakeNote, weightSteps } from './stages.ts';

const service = {
  taskDefinition: 'x/web:2',
  runningCount: 2,
  desiredCount: 2,
  events: [{ id: 'e', createdAt: 0, message: '(service web) has started 1 tasks: (task t).' }],
} as unknown as Service;
const deployment = (changes: Partial<ServiceDeployment>): ServiceDeployment => ({
  serviceDeploymentArn: 'd',
  serviceArn: 's',
  status: 'IN_PROGRESS',
  createdAt: 0,
  ...changes,
});

it.each([
  [
    'one that went well',
    { status: 'SUCCESSFUL', finishedAt: 60 },
    'web:2 has been serving since 00:01:00.',
    'good',
  ],
  [
    'one under way',
    { lifecycleStage: 'SCALE_UP' },
    'The deployment starts the tasks of the new revision. Last event: has started 1 tasks: (task t).',
    'plain',
  ],
  [
    'one that is paused',
    {
      lifecycleStage: 'POST_SCALE_UP',
      lifecycleHookDetails: [{ hookId: 'h', status: 'AWAITING_ACTION', expiresAt: 3600 }],
    },
    'The deployment is paused until someone continues it, at the latest at 01:00:00.',
    'plain',
  ],
  [
    'one that failed, with the first task of it',
    {
      status: 'ROLLBACK_SUCCESSFUL',
      statusReason: 'Circuit breaker',
      rollback: { reason: 'Circuit breaker' },
    },
    'The deployment of 00:00:00 was rolled back. Circuit breaker. Task t: exit code 1.',
    'bad',
  ],
  [
    'one that was stopped',
    { status: 'STOPPED' },
    'The deployment of 00:00:00 was stopped. Task t: exit code 1.',
    'bad',
  ],
] as const)('%s', (_, changes, text, tone) => {
  expect(headlineOf(service, deployment(changes), 'Task t: exit code 1')).toEqual({ text, tone });
});

it.each([
  [{ strategy: 'BLUE_GREEN' }, [100]],
  [{ strategy: 'CANARY', canaryConfiguration: { canaryPercent: 10 } }, [10, 100]],
  [{ strategy: 'LINEAR', linearConfiguration: { stepPercent: 40 } }, [40, 80, 100]],
])('the new revision of %j gets %j percent, one after the other', (deploymentConfiguration, steps) => {
  expect(weightSteps(deployment({ deploymentConfiguration }))).toEqual(steps);
});

it.each([
  ['while it bakes, what is left', { lifecycleStage: 'BAKE_TIME', updatedAt: 100 }, '4 min of 5 min left'],
  ['before, how long it will take', { lifecycleStage: 'SCALE_UP', updatedAt: 100 }, '5 min'],
  ['never less than nothing', { lifecycleStage: 'BAKE_TIME', updatedAt: -900 }, '0.0 s of 5 min left'],
])('the bake time: %s', (_, changes, text) => {
  const baking = deployment({ deploymentConfiguration: { bakeTimeInMinutes: 5 }, ...changes });
  expect(bakeNote(baking, 160_000)).toBe(text);
});
