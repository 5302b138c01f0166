import { expect, test } from 'vitest';
import { CapacityUnits } from './capacity-units.ts';

const hourMs = 3_600_000;

test('one unit for an hour, by each of the four dimensions', () => {
  const units = new CapacityUnits();
  units.newConnections = 25 * 3600;
  expect(units.take(hourMs)).toBe(1);
  units.activeConnections = 3000;
  expect(units.take(hourMs)).toBe(1);
  units.activeConnections = 0;
  units.bytes = 1e9;
  expect(units.take(hourMs)).toBe(1);
  units.functionBytes = 0.4e9;
  expect(units.take(hourMs)).toBe(1);
  for (let request = 0; request < 3600; request++) units.evaluated(1010);
  expect(units.take(hourMs)).toBe(1);
});

test('the largest dimension counts, and not their sum', () => {
  const units = new CapacityUnits();
  // Of AWS's example: a connection a second that stays for two minutes, 1.08 GB, 60 rules for each of 5 requests.
  units.newConnections = 3600;
  units.activeConnections = 120;
  units.bytes = 1.08e9;
  for (let request = 0; request < 5 * 3600; request++) units.evaluated(60);
  expect(units.take(hourMs)).toBeCloseTo(1.08, 6);
});

test('ten rules of each request are free', () => {
  const units = new CapacityUnits();
  for (let request = 0; request < 100; request++) units.evaluated(10);
  expect(units.take(hourMs)).toBe(0);
  units.evaluated(11);
  expect(units.take(hourMs)).toBeCloseTo(1 / 3_600_000, 12);
});

test('taken each minute, the sum of an hour is the same', () => {
  const units = new CapacityUnits();
  let sum = 0;
  for (let minute = 0; minute < 60; minute++) {
    units.activeConnections = 6000;
    units.bytes += 1e7;
    sum += units.take(60_000);
  }
  expect(sum).toBeCloseTo(2, 9);
});
