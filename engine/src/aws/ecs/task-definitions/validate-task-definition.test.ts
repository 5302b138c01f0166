import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { validateTaskDefinition } from './validate-task-definition.ts';

const validate = (container: ContainerDefinition, more: object = {}) =>
  validateTaskDefinition(
    { family: 'f', containerDefinitions: [{ name: 'a', image: 'i', memory: 64, ...container }], ...more },
    'f',
  );

test.each([
  ['interval', 5, 300],
  ['timeout', 2, 60],
  ['retries', 1, 10],
  ['startPeriod', 0, 300],
])('the %s of a health check is between %i and %i', (member, min, max) => {
  const check = (value: number) => validate({ healthCheck: { command: ['CMD', 'true'], [member]: value } });
  for (const value of [min, max]) expect(() => check(value)).not.toThrow();
  expect(() => check(max + 1)).toThrow(
    `Health check ${member} must be less than or equal to the maximum allowed value ${max} for container 'a'`,
  );
  expect(() => check(min - 1)).toThrow(
    `Health check ${member} must be greater than or equal to the minimum allowed value ${min} for container 'a'`,
  );
});

test('a mount point is one of a volume of the task definition', () => {
  const mountPoints = [{ sourceVolume: 'data', containerPath: '/data' }];
  expect(() => validate({ mountPoints }, { volumes: [{ name: 'data' }] })).not.toThrow();
  expect(() => validate({ mountPoints }, { volumes: [{ name: 'other' }] })).toThrow("Unknown volume 'data'.");
  expect(() => validate({ mountPoints })).toThrow("Unknown volume 'data'.");
});

test.each(['web', 'Web:1.2', 'localhost:5000/a_b/c-d:v1', `web@sha256:${'0'.repeat(64)}`])(
  'an image may be called %s',
  (image) => {
    expect(() => validate({ image })).not.toThrow();
  },
);

test.each(['a b', 'web!', '<IMAGE>', '$IMAGE', ' web'])('no image is called %j', (image) => {
  expect(() => validate({ image })).toThrow('Container.image contains invalid characters.');
});
