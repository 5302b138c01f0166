import { expect, it } from 'vitest';
import { faultText } from './engine-faults.ts';

const fault = {
  of: 'ecs/service',
  key: 'demo/web',
  error: 'TypeError: x is undefined\n    at plan',
  failures: 7,
};

it('says nothing of an engine without faults', () => {
  expect(faultText([])).toBe('');
});

it('says what waits for the newest fault, and how many more there are', () => {
  expect(faultText([fault])).toBe(
    'The engine itself has a fault, 7 times so far: ecs/service demo/web: TypeError: x is undefined. What needs it waits. `drydock status` says where the log is.',
  );
  expect(faultText([fault, { ...fault, of: 'ecs: runtime/exited', key: '' }])).toContain(
    'ecs: runtime/exited: TypeError: x is undefined. And 1 more.',
  );
});
