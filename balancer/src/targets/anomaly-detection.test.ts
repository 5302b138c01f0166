import { expect, test } from 'vitest';
import { type AnomalyState, anomalyAfter, fullWeight, leastWeight, normal } from './anomaly-detection.ts';
import { type Outcomes, OutcomeWindow } from './outcome-window.ts';

const of = (errors: number, requests: number): Outcomes => ({ errors, requests });
const anomalous: AnomalyState = { anomalous: true, weight: fullWeight };
const after = (before: AnomalyState, own: Outcomes, peers: Outcomes) =>
  anomalyAfter(before, own, peers, true).anomalous;

test.each<[string, Outcomes, Outcomes, boolean]>([
  ['fails always while its peers never do', of(10, 10), of(0, 20), true],
  ['fails a fifth of the time while its peers never do', of(20, 100), of(0, 200), true],
  ['fails as often as its peers', of(50, 100), of(100, 200), false],
  ['has had few errors yet', of(4, 4), of(0, 8), false],
  ['fails a little more often, of many requests', of(300, 10_000), of(200, 20_000), false],
  ['fails more often, by chance', of(6, 40), of(8, 80), false],
  ['fails less often', of(0, 100), of(200, 200), false],
  ['is the only one with traffic', of(10, 10), of(0, 0), false],
  ['has no traffic', of(0, 0), of(0, 100), false],
])('a target that %s', (_, own, peers, expected) => {
  expect(after(normal, own, peers)).toBe(expected);
});

test.each<[string, Outcomes, Outcomes, boolean]>([
  ['still fails, of the few requests that it gets', of(1, 1), of(0, 100), true],
  ['gets none that could show it', of(0, 0), of(0, 100), true],
  ['answers again', of(0, 3), of(0, 100), false],
  ['fails no more than its peers do by now', of(50, 100), of(120, 200), false],
  ['belongs to a group without traffic', of(0, 0), of(0, 0), false],
])('an anomalous target that %s', (_, own, peers, expected) => {
  expect(after(anomalous, own, peers)).toBe(expected);
});

test('its weight falls by halves to a rest and rises in steps to the full', () => {
  let state: AnomalyState = normal;
  const falling: number[] = [];
  for (let i = 0; i < 6; i++) {
    state = anomalyAfter(state, of(10, 10), of(0, 20), true);
    falling.push(state.weight);
  }
  expect(falling).toEqual([50, 25, 12, 6, leastWeight, leastWeight]);
  const rising: number[] = [];
  while (state.weight < fullWeight) {
    state = anomalyAfter(state, of(0, 10), of(0, 20), true);
    rising.push(state.weight);
  }
  expect(rising).toEqual([15, 25, 35, 45, 55, 65, 75, 85, 95, 100]);
});

test('without mitigation it is anomalous and keeps its weight', () => {
  expect(anomalyAfter(normal, of(10, 10), of(0, 20), false)).toEqual({ anomalous: true, weight: fullWeight });
  expect(anomalyAfter({ anomalous: true, weight: 25 }, of(10, 10), of(0, 20), false).weight).toBe(fullWeight);
});

test('the window forgets what is older than six slices', () => {
  const window = new OutcomeWindow();
  window.note(true);
  window.note(false);
  expect(window.turn()).toEqual({ requests: 2, errors: 1 });
  for (let i = 0; i < 5; i++) expect(window.turn()).toEqual({ requests: 2, errors: 1 });
  expect(window.turn()).toEqual({ requests: 0, errors: 0 });
});
