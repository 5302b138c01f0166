// Data that a service puts together read as if they had been put one by one.
import { expect, test } from 'vitest';
import {
  type MeasuredMetric,
  measuredOf,
  measuredOnce,
  sameDimensions,
} from '../../../contracts/measured.ts';
import { metricSets, series } from '../state.ts';
import { rehearseAlarms } from '../testing/alarms.ts';

const minute = 60_000;
const names = ['Requests', 'Errors', 'Latency'];

type Values = readonly (readonly number[] | undefined)[];

function rehearseSets() {
  const { cloud } = rehearseAlarms();
  const begin = cloud.clock.now();
  /** The values of each metric, by name; those of one group together, those of the other alone. */
  const put = (
    values: Values,
    { at = cloud.clock.now(), unit = 'Count' }: { at?: number; unit?: 'Count' | 'Bytes' } = {},
  ) => {
    const metrics = (dimensions: MeasuredMetric['dimensions']) =>
      names.flatMap((name, index) => {
        const own = values[index];
        return own ? [measuredOf(name, dimensions, unit, own)] : [];
      });
    for (const dimensions of [sameDimensions({ Group: 'together' }), { Group: 'alone' }])
      cloud.report('metrics/measured', { namespace: 'AWS/Test', at, metrics: metrics(dimensions) });
  };
  const statistics = (Value: string, period: number) =>
    names.map((MetricName) => {
      const { Datapoints = [] } = cloud.call('cloudwatch', 'GetMetricStatistics', {
        Namespace: 'AWS/Test',
        MetricName,
        Dimensions: [{ Name: 'Group', Value }],
        Period: period,
        StartTime: new Date(begin),
        EndTime: new Date(cloud.clock.now() + 1),
        Statistics: ['Sum', 'SampleCount', 'Minimum', 'Maximum'],
        ExtendedStatistics: ['p50', 'p90'],
      });
      return Datapoints.toSorted((a, b) => a.Timestamp!.getTime() - b.Timestamp!.getTime());
    });
  const expectAlike = () => {
    for (const period of [10, 60, 300])
      expect(statistics('together', period)).toEqual(statistics('alone', period));
    expect(statistics('together', 60)[0]).not.toEqual([]);
  };
  /** How many sets have a stream. */
  const kept = () => cloud.state.all(metricSets).filter(({ isRefused }) => !isRefused).length;
  return { cloud, put, statistics, expectAlike, kept };
}

test('each minute, what changes and what does not', () => {
  const { cloud, put, expectAlike, kept, statistics } = rehearseSets();
  for (let at = 0; at < 20; at++) {
    put([[at], [0], [at % 3]]);
    cloud.advance(minute);
  }
  expectAlike();
  expect(kept()).toBe(1);
  expect(statistics('together', 300)[0]).toMatchObject([{ Sum: 10 }, { Sum: 35 }, { Sum: 60 }, { Sum: 85 }]);
});

test('several times in ten seconds, with and without other values', () => {
  const { cloud, put, expectAlike, kept } = rehearseSets();
  const run = (change: number) => {
    for (let second = 0; second < 60; second += 4) {
      put([[1], [0], [second]]);
      put([[1], [0], [second]]);
      put([[1], [second % change === 0 ? 1 : 0], [1]]);
      cloud.advance(4000);
    }
  };
  put([[1], [0], [3]]);
  put([[1], [0], [4]]);
  cloud.advance(minute);
  put([[1], [0], [3]]);
  cloud.advance(minute);
  expectAlike();
  expect(kept()).toBe(1);
  run(8);
  expectAlike();
  // What has several values in every ten seconds is kept alone.
  expect(kept()).toBe(0);
  run(12);
  expectAlike();
});

test('distributions are kept alone, beside what has none', () => {
  const { cloud, put, expectAlike, kept } = rehearseSets();
  for (let at = 0; at < 10; at++) {
    put([[1, 2, at], [0], [3, 3, 3]]);
    cloud.advance(minute);
  }
  expectAlike();
  // One of them while all values of the first metric are the same, which they never are.
  expect(kept()).toBe(1);
});

test('late data go to their time', () => {
  const { cloud, put, expectAlike } = rehearseSets();
  const begin = cloud.clock.now();
  for (let at = 0; at < 10; at++) {
    put([[at], [0], [1]]);
    cloud.advance(minute);
  }
  put([[100], [5], [1]], { at: begin + 2 * minute });
  put([[100], [5], [1]], { at: begin + 2 * minute + 30_000 });
  put([[7], [0], [1]]);
  expectAlike();
});

test('a metric in ever other company is kept alone in the end', () => {
  const { cloud, put, expectAlike, kept } = rehearseSets();
  const companies: Values[] = [
    [[1], [2], [3]],
    [[1], [2], undefined],
    [[1], undefined, [3]],
    [[1], undefined, undefined],
    [undefined, [2], [3]],
  ];
  for (const company of [...companies, ...companies]) {
    put(company);
    cloud.advance(minute);
  }
  expectAlike();
  expect(kept()).toBe(5);
  for (let at = 0; at < 20; at++)
    cloud.report('metrics/measured', {
      namespace: 'AWS/Test',
      at: cloud.clock.now(),
      metrics: [['Requests', 'together'] as const, [`Other${at}`, 'together'] as const].map(([name, Group]) =>
        measuredOnce(name, sameDimensions({ Group }), 'Count', 1),
      ),
    });
  const requests = cloud.state.all(series).find((one) => one.dimensions.Group === 'together');
  expect(requests?.sets).toHaveLength(8);
  expect(requests?.lastAt).toBe(cloud.clock.now());
});

test('another unit is another series', () => {
  const { cloud, put, expectAlike, kept } = rehearseSets();
  put([[1], [2], [3]]);
  cloud.advance(minute);
  put([[10], [20], [30]], { unit: 'Bytes' });
  expectAlike();
  expect(kept()).toBe(1);
  const sumIn = (Unit: 'Count' | 'Bytes') =>
    cloud
      .call('cloudwatch', 'GetMetricStatistics', {
        Namespace: 'AWS/Test',
        MetricName: 'Requests',
        Dimensions: [{ Name: 'Group', Value: 'together' }],
        Period: 300,
        StartTime: new Date(cloud.clock.now() - 2 * minute),
        EndTime: new Date(cloud.clock.now() + 1),
        Statistics: ['Sum'],
        Unit,
      })
      .Datapoints?.reduce((sum, { Sum = 0 }) => sum + Sum, 0);
  expect([sumIn('Count'), sumIn('Bytes')]).toEqual([1, 10]);
});

test('its metrics are listed, as recently active ones for three hours', () => {
  const { cloud, put } = rehearseSets();
  const listed = () =>
    cloud.call('cloudwatch', 'ListMetrics', { Namespace: 'AWS/Test', RecentlyActive: 'PT3H' }).Metrics
      ?.length;
  put([[1], [2], [3]]);
  expect(listed()).toBe(6);
  cloud.advance(2 * 3_600_000);
  put([[1], [2], [3]]);
  cloud.advance(2 * 3_600_000);
  expect(listed()).toBe(6);
  cloud.advance(3_600_000);
  expect(listed()).toBe(0);
});

test('its data go after two weeks', () => {
  const { cloud, put, statistics } = rehearseSets();
  put([[1], [2], [3]]);
  const days = (count: number) => {
    for (let day = 0; day < count; day++) cloud.advance(86_400_000);
  };
  days(13);
  expect(statistics('together', 3600)[0]).toHaveLength(1);
  days(2);
  expect(statistics('together', 3600)[0]).toEqual([]);
});
