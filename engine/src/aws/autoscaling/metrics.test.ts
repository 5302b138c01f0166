import { expect, test } from 'vitest';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { cloudWatch } from '../cloudwatch/index.ts';
import { group, makeGroup, rehearsal } from './testing/groups.ts';

const AutoScalingGroupName = 'nodes';

function fleet() {
  const cloud = rehearsal(cloudWatch);
  makeGroup(cloud);
  cloud.advance(300);
  return cloud;
}

const enable = (cloud: Rehearsal, Metrics?: string[]) =>
  cloud.call('autoscaling', 'EnableMetricsCollection', {
    AutoScalingGroupName,
    Granularity: '1Minute',
    Metrics,
  });

const enabled = (cloud: Rehearsal) => group(cloud).EnabledMetrics!.map(({ Metric }) => Metric);

const datapoints = (cloud: Rehearsal, MetricName: string) =>
  cloud.call('cloudwatch', 'GetMetricStatistics', {
    Namespace: 'AWS/AutoScaling',
    MetricName,
    Dimensions: [{ Name: 'AutoScalingGroupName', Value: 'nodes' }],
    StartTime: new Date(cloud.clock.now() - 300_000),
    EndTime: new Date(cloud.clock.now() + 1),
    Period: 60,
    Statistics: ['Maximum'],
  }).Datapoints!;

test('only metrics that a group has can be enabled', () => {
  const cloud = fleet();
  for (const name of ['true', 'constructor', '__proto__', '']) {
    expect(() => enable(cloud, ['GroupMinSize', name])).toThrow(`does not collect the metrics ${name}`);
  }
  cloud.advance(120_000);
  expect(enabled(cloud)).toEqual([]);
  expect(cloud.log).toEqual([]);
});

test('group metrics are sent once they are enabled', () => {
  const cloud = fleet();
  cloud.advance(120_000);
  expect(datapoints(cloud, 'GroupInServiceInstances')).toEqual([]);
  enable(cloud);
  cloud.advance(120_000);
  const found = datapoints(cloud, 'GroupInServiceInstances');
  expect(found.length).toBeGreaterThanOrEqual(2);
  expect(found.every(({ Maximum }) => Maximum === 2)).toBe(true);
});

test('metrics are enabled and disabled one by one, or all of them', () => {
  const cloud = fleet();
  const disable = (Metrics?: string[]) =>
    cloud.call('autoscaling', 'DisableMetricsCollection', { AutoScalingGroupName, Metrics });
  enable(cloud, ['GroupMinSize']);
  enable(cloud, ['GroupMinSize', 'GroupMaxSize']);
  expect(enabled(cloud)).toEqual(['GroupMinSize', 'GroupMaxSize']);
  disable(['GroupMinSize']);
  expect(enabled(cloud)).toEqual(['GroupMaxSize']);
  enable(cloud);
  const { Metrics = [], Granularities } = cloud.call('autoscaling', 'DescribeMetricCollectionTypes', {});
  expect(enabled(cloud).sort()).toEqual(Metrics.map(({ Metric }) => Metric).sort());
  expect(Granularities).toEqual([{ Granularity: '1Minute' }]);
  disable();
  expect(enabled(cloud)).toEqual([]);
  cloud.advance(600_000);
  expect(datapoints(cloud, 'GroupMaxSize')).toEqual([]);
});
