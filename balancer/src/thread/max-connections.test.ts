import { expect, test } from 'vitest';
import { maxConnections } from './max-connections.ts';

test('of the files that may be open, some are the engine’s and each connection takes two', () => {
  expect(maxConnections(21_000)).toBe(10_000);
  expect(maxConnections(1_048_576)).toBe(523_788);
});

test('a machine with few files still takes some connections; one that sets no limit takes many', () => {
  expect(maxConnections(256)).toBe(100);
  expect(maxConnections('unlimited')).toBe(100_000);
  expect(maxConnections(null)).toBe(100_000);
});

test('this machine has a limit that can be read', () => {
  expect(maxConnections()).toBeGreaterThanOrEqual(100);
});
