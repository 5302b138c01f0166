import { expect, it } from 'vitest';
import { TrafficRates } from './traffic.ts';

const LoadBalancer = 'app/lb/1';
const TargetGroup = 'targetgroup/web/1';
const arn = `arn:aws:elasticloadbalancing:us-east-1:000000000000:${TargetGroup}`;
const metric = (name: string, sum: number, more: object = {}, zone?: string) => ({
  name,
  dimensions: { LoadBalancer, TargetGroup, ...(zone && { AvailabilityZone: zone }) },
  sum,
  count: 1,
  max: 1,
  ...more,
});

it('a group has what all zones together have, counted once, until it is old', () => {
  const rates = new TrafficRates();
  const add = (at: number, ...metrics: ReturnType<typeof metric>[]) =>
    rates.add({ region: 'us-east-1', from: 0, to: 1000, metrics }, at);
  add(0);
  add(
    1000,
    metric('RequestCount', 30),
    metric('RequestCount', 10, {}, 'a'),
    metric('RequestCount', 20, {}, 'b'),
    metric('HTTPCode_Target_5XX_Count', 2),
    metric('TargetConnectionErrorCount', 1),
    metric('TargetResponseTime', 1, { p50: 0.002, p99: 0.3 }),
  );
  expect(rates.of(arn, 2000)).toEqual({ perSecond: 30, errorsPerSecond: 3, p50Ms: 2, p99Ms: 300 });
  expect(rates.of(`${arn}2`, 2000).perSecond).toBe(0);
  expect(rates.of(arn, 4000).perSecond).toBe(0);
});
