import { describe, expect, it } from 'vitest';
import type { Operation } from '../../kernel/context.ts';
import type { Input } from '../../kernel/operation-types.ts';
import { rehearse } from '../../testing/rehearsal.ts';
import { standInService } from '../../testing/stand-in-service.ts';
import { cloudWatch } from './index.ts';

const cpuAlarm: Input<'cloudwatch', 'PutMetricAlarm'> = {
  AlarmName: 'cpu-high',
  Namespace: 'AWS/EC2',
  MetricName: 'CPUUtilization',
  Statistic: 'Average',
  Period: 60,
  EvaluationPeriods: 2,
  Threshold: 70,
  ComparisonOperator: 'GreaterThanThreshold',
};

function withPolicies() {
  const executed: Input<'autoscaling', 'ExecutePolicy'>[] = [];
  const executePolicy: Operation<'autoscaling', 'ExecutePolicy'> = (input) => {
    executed.push(input);
    return {};
  };
  const autoscaling = standInService({ id: 'autoscaling', operations: { ExecutePolicy: executePolicy } });
  const cloud = rehearse({ services: [cloudWatch, autoscaling] });
  const put = (value: number) =>
    cloud.call('cloudwatch', 'PutMetricData', {
      Namespace: 'AWS/EC2',
      MetricData: [{ MetricName: 'CPUUtilization', Value: value }],
    });
  const state = () => cloud.call('cloudwatch', 'DescribeAlarms', {}).MetricAlarms![0]!;
  return { cloud, executed, put, state };
}

describe('an alarm', () => {
  it('begins without data, turns to ALARM after its evaluation periods, and back to OK', () => {
    const { cloud, put, state } = withPolicies();
    cloud.call('cloudwatch', 'PutMetricAlarm', cpuAlarm);
    cloud.settle();
    expect(state().StateValue).toBe('INSUFFICIENT_DATA');
    for (let minute = 0; minute < 3; minute++) {
      put(90);
      cloud.advance(60_000);
    }
    expect(state().StateValue).toBe('ALARM');
    expect(state().StateReason).toMatch(
      /^Threshold Crossed: 2 out of the last 2 datapoints \[90\.0 \(.+\), 90\.0 \(.+\)\] were greater than the threshold \(70\.0\)/,
    );
    for (let minute = 0; minute < 2; minute++) {
      put(10);
      cloud.advance(60_000);
    }
    expect(state().StateValue).toBe('OK');
  });

  it('invokes a scaling policy every minute while it stays in ALARM', () => {
    const { cloud, put, executed } = withPolicies();
    cloud.call('cloudwatch', 'PutMetricAlarm', {
      ...cpuAlarm,
      EvaluationPeriods: 1,
      AlarmActions: [
        'arn:aws:autoscaling:us-east-1:000000000000:scalingPolicy:0:autoScalingGroupName/group:policyName/up',
      ],
    });
    for (let minute = 0; minute < 4; minute++) {
      put(95);
      cloud.advance(60_000);
    }
    expect(executed.length).toBeGreaterThanOrEqual(3);
    expect(executed[0]).toMatchObject({ AutoScalingGroupName: 'group', PolicyName: 'up', MetricValue: 95 });
  });

  it('keeps a state that was set by hand only until the next evaluation', () => {
    const { cloud, put, state } = withPolicies();
    cloud.call('cloudwatch', 'PutMetricAlarm', cpuAlarm);
    put(10);
    cloud.advance(60_000);
    put(10);
    cloud.advance(30_000);
    cloud.call('cloudwatch', 'SetAlarmState', {
      AlarmName: 'cpu-high',
      StateValue: 'ALARM',
      StateReason: 'try',
    });
    expect(state().StateValue).toBe('ALARM');
    cloud.advance(60_000);
    expect(state().StateValue).toBe('OK');
  });

  it('remembers its changes of state', () => {
    const { cloud } = withPolicies();
    cloud.call('cloudwatch', 'PutMetricAlarm', cpuAlarm);
    cloud.call('cloudwatch', 'SetAlarmState', { AlarmName: 'cpu-high', StateValue: 'OK', StateReason: 'x' });
    const { AlarmHistoryItems = [] } = cloud.call('cloudwatch', 'DescribeAlarmHistory', {});
    expect(AlarmHistoryItems.map(({ HistorySummary }) => HistorySummary)).toEqual([
      'Alarm updated from INSUFFICIENT_DATA to OK',
      'Alarm "cpu-high" created',
    ]);
  });

  it('refuses what is not simulated instead of recording it silently', () => {
    const { cloud } = withPolicies();
    expect(() =>
      cloud.call('cloudwatch', 'PutMetricAlarm', {
        ...cpuAlarm,
        Statistic: undefined,
        ExtendedStatistic: 'p99',
      }),
    ).toThrow('Drydock does not simulate alarms on percentiles');
  });
});

describe('metric data', () => {
  it('comes back as statistics of each period', () => {
    const { cloud, put } = withPolicies();
    put(10);
    put(30);
    cloud.advance(60_000);
    put(50);
    const StartTime = new Date(cloud.clock.now() - 60_000);
    const { Datapoints = [] } = cloud.call('cloudwatch', 'GetMetricStatistics', {
      Namespace: 'AWS/EC2',
      MetricName: 'CPUUtilization',
      Period: 60,
      StartTime,
      EndTime: new Date(cloud.clock.now() + 1),
      Statistics: ['Average', 'Maximum', 'SampleCount'],
    });
    expect(Datapoints).toMatchObject([
      { Average: 20, Maximum: 30, SampleCount: 2 },
      { Average: 50, Maximum: 50, SampleCount: 1 },
    ]);
  });

  it('that come every second take one record for ten seconds, and are all counted', () => {
    const { cloud, put } = withPolicies();
    const began = cloud.clock.now();
    for (let second = 0; second < 60; second++) {
      put(second);
      cloud.advance(1000);
    }
    cloud.call('cloudwatch', 'PutMetricData', {
      Namespace: 'AWS/EC2',
      MetricData: [{ MetricName: 'CPUUtilization', Value: 100, Timestamp: new Date(began) }],
    });
    const { Datapoints = [] } = cloud.call('cloudwatch', 'GetMetricStatistics', {
      Namespace: 'AWS/EC2',
      MetricName: 'CPUUtilization',
      Period: 60,
      StartTime: new Date(began),
      EndTime: new Date(began + 60_000),
      Statistics: ['Sum', 'SampleCount', 'Minimum', 'Maximum'],
    });
    expect(Datapoints).toMatchObject([{ Sum: 1870, SampleCount: 61, Minimum: 0, Maximum: 100 }]);
  });
});
