import { expect, it } from 'vitest';
import { dailyCurve, ramp, steady } from './shapes.ts';

const hour = 3_600_000;

it('a steady load is the same at all times', () => {
  expect([0, hour].map(steady(40))).toEqual([40, 40]);
});

it('a ramp goes from one rate to the other, and stays there', () => {
  expect([0, hour, 2 * hour, 5 * hour].map(ramp(10, 50, 2 * hour))).toEqual([10, 30, 50, 50]);
});

it('a day is lowest at midnight and highest at 20 h, every day', () => {
  const curve = dailyCurve(5, 105);
  expect([0, 10, 20, 22, 24, 44].map((h) => Math.round(curve(h * hour)))).toEqual([5, 55, 105, 55, 5, 105]);
});
