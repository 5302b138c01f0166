import type { TrafficReport } from '@drydock/balancer';
import { expect, it } from 'vitest';
import { VirtualClock } from '../../kernel/clock.ts';
import { CarriedSamples, trafficIn } from './carried-samples.ts';

const machine = new VirtualClock(0);
const samples = () => new CarriedSamples(machine);
const requests = (from: number, to: number, sum: number): TrafficReport => ({
  from,
  to,
  metrics: [
    {
      name: 'RequestCount',
      dimensions: { LoadBalancer: 'app/a/1' },
      unit: 'Count',
      sum,
      count: sum,
      min: 1,
      max: 1,
    },
  ],
});
const sums = (reports: readonly TrafficReport[]) =>
  reports.map(({ from, to, metrics }) => [from, to, Math.round(metrics[0]!.sum * 1000) / 1000]);

it('in real time a report is what it says', () => {
  expect(sums(samples().traffic(requests(0, 1000, 50), 1))).toEqual([[0, 1000, 50]]);
});

it('at 120 times the rate, the requests of a second are those of two minutes, each with its half', () => {
  expect(sums(samples().traffic(requests(0, 120_000, 50), 120))).toEqual([
    [0, 60_000, 3000],
    [60_000, 120_000, 3000],
  ]);
});

it('what goes on is known for as long as reports come, at the rate at which clients really send', () => {
  const carried = samples();
  expect(carried.latest()).toEqual({});
  carried.traffic(requests(0, 60_000, 50), 60);
  carried.usage({ tasks: [{ taskArn: 'a', cpuUnits: 900, memoryMiB: 10 }] });
  const { traffic, usage } = carried.latest();
  expect(sums([trafficIn(traffic!, 5000, 105_000)])).toEqual([[100_000, 105_000, 250]]);
  expect(usage?.tasks).toHaveLength(1);
  machine.advance(3001);
  expect(Object.keys(carried.latest())).toEqual(['usage']);
  machine.advance(9000);
  expect(carried.latest()).toEqual({});
});

it('a report from a clock that stands still is passed on and is no sample', () => {
  const carried = samples();
  expect(sums(carried.traffic(requests(7, 7, 5), 0))).toEqual([[7, 7, 5]]);
  expect(carried.latest()).toEqual({});
});
