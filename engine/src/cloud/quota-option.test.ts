import { expect, it } from 'vitest';
import { quotas } from '../aws/services.ts';
import { quotaValues } from './quota-option.ts';

it.each([
  ['L-92E49DE3=10000', ['L-92E49DE3', 10_000]],
  ['ecs/L-92E49DE3=10000', ['L-92E49DE3', 10_000]],
  ['ecs/Tasks per service=10000', ['L-92E49DE3', 10_000]],
  [' ECS/tasks per service = 10000 ', ['L-92E49DE3', 10_000]],
  ['vpc/VPCs per Region=20', ['L-F678F1CE', 20]],
  // A quota that has no code goes by its name.
  ['ec2/Launch templates per Region=9', ['ec2/Launch templates per Region', 9]],
])('%s sets a quota', (option, [key, value]) => {
  expect([...quotaValues([option], quotas)]).toEqual([[key, value]]);
});

it('can be given several times; of the same quota, the last one holds', () => {
  const values = quotaValues(['L-92E49DE3=1', 'L-F678F1CE=2', 'ecs/Tasks per service=3'], quotas);
  expect(Object.fromEntries(values)).toEqual({ 'L-92E49DE3': 3, 'L-F678F1CE': 2 });
});

it.each([
  [
    'ecs/Task per service=1',
    "--quota: there is no quota 'ecs/Task per service'. Did you mean 'ecs/Tasks per service' (L-92E49DE3)?",
  ],
  ['Tasks per service=1', "Did you mean 'ecs/Tasks per service' (L-92E49DE3)"],
  ['L-92E49DE4=1', "Did you mean 'ecs/Tasks per service' (L-92E49DE3)"],
  ['nothing like it at all=1', 'docs/reference/quotas.md lists them.'],
])('%s names no quota, and what is near is suggested', (option, message) => {
  expect(() => quotaValues([option], quotas)).toThrow(message);
});

it.each([
  '',
  '=',
  '=5',
  'L-92E49DE3',
  'L-92E49DE3=',
  'L-92E49DE3=many',
  'L-92E49DE3=-1',
  'L-92E49DE3=1.5',
  'L-92E49DE3=1e3',
  `L-92E49DE3=${'9'.repeat(20)}`,
])('refuses %j, with an example', (option) => {
  expect(() => quotaValues([option], quotas)).toThrow(
    `--quota ${option} is not a quota and its value, as in --quota 'ecs/Tasks per service=10000'.`,
  );
});
