import { expect, it } from 'vitest';
import { targetHealth, targetKey } from '../../aws/elbv2/state.ts';
import { VirtualClock } from '../../kernel/clock.ts';
import type { Reader } from '../../kernel/table.ts';
import { ChangeFeed, type Changes } from './change-feed.ts';
import { type RegionTraffic, TrafficFeed } from './traffic-feed.ts';

const group = 'arn:aws:elasticloadbalancing:us-east-1:000000000000:targetgroup/web/1';
const [there, gone] = [targetKey(group, '10.0.0.1', 80), targetKey(group, 'fd00::1', 8080)];
const state = {
  get: (_: unknown, key: string) =>
    key === there ? { state: 'unhealthy', description: 'Request timed out' } : undefined,
} as unknown as Reader;
const changed = (key: string) => ({ table: targetHealth, key }) as never;

it('what changes within a tenth of a second is one message, with what targets are now', () => {
  const clock = new VirtualClock(0);
  const feed = new ChangeFeed(clock);
  const seen: Changes[] = [];
  feed.committed('us-east-1', state, [changed(gone)]);
  const stop = feed.listen((changes) => seen.push(changes));
  feed.committed('us-east-1', state, [changed(there)]);
  feed.committed('us-east-1', state, [changed(there), changed(gone)]);
  clock.advance(99);
  expect(seen).toEqual([]);
  clock.advance(1);
  expect(seen).toEqual([
    {
      region: 'us-east-1',
      records: ['elbv2/target-health'],
      targets: [
        {
          targetGroupArn: group,
          id: '10.0.0.1',
          port: 80,
          state: 'unhealthy',
          description: 'Request timed out',
        },
        { targetGroupArn: group, id: 'fd00::1', port: 8080 },
      ],
    },
  ]);
  feed.committed('us-east-1', state, [changed(there)]);
  stop();
  clock.advance(1000);
  expect(seen).toHaveLength(1);
});

it('traffic has percentiles in place of each value', () => {
  const feed = new TrafficFeed();
  const seen: RegionTraffic[] = [];
  feed.listen((traffic) => seen.push(traffic));
  const values = new Map([
    [0.5, 1],
    [0.001, 98],
    [0.02, 1],
  ]);
  const metric = {
    name: 'TargetResponseTime',
    dimensions: {},
    unit: 'Seconds',
    sum: 0.618,
    count: 100,
  } as const;
  feed.publish('us-east-1', { from: 0, to: 1000, metrics: [{ ...metric, min: 0.001, max: 0.5, values }] });
  expect(seen).toEqual([
    {
      region: 'us-east-1',
      from: 0,
      to: 1000,
      metrics: [{ ...metric, min: 0.001, max: 0.5, p50: 0.001, p99: 0.02 }],
    },
  ]);
});
