import { expect, it } from 'vitest';
import { rehearse } from '../../../testing/rehearsal.ts';
import { cloudWatch } from '../index.ts';

const minute = 60_000;

it('data of a time in which the clock was moved says so, and other data does not', () => {
  using cloud = rehearse({ services: [cloudWatch] });
  const began = cloud.clock.now();
  const messages = (from: number, to: number) =>
    cloud.call('cloudwatch', 'GetMetricData', {
      StartTime: new Date(began + from * minute),
      EndTime: new Date(began + to * minute),
      MetricDataQueries: [
        {
          Id: 'cpu',
          MetricStat: { Metric: { Namespace: 'AWS/ECS', MetricName: 'C' }, Period: 60, Stat: 'Sum' },
        },
      ],
    }).Messages;
  for (const [from, to] of [
    [10, 15],
    [15.5, 20],
    [40, 50],
  ] as const)
    cloud.report('metrics/carried', { from: began + from * minute, to: began + to * minute });
  expect(messages(0, 10)).toEqual([]);
  expect(messages(20, 40)).toEqual([]);
  const at = (minutes: number) => new Date(began + minutes * minute).toISOString();
  expect(messages(12, 30)).toEqual([
    { Code: 'CarriedOn', Value: expect.stringContaining(`From ${at(10)} to ${at(20)} the clock was moved`) },
  ]);
  expect(messages(0, 60)).toHaveLength(2);
});
