// A rehearsed CloudWatch with one metric, CPUUtilization, and an action target that records what triggers it.
import type { ActionRequest, ActionResult } from '../../../kernel/action.ts';
import type { Input } from '../../../kernel/operation-types.ts';
import type { Events } from '../../../kernel/registry.ts';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { standInService } from '../../../testing/stand-in-service.ts';
import { cloudWatch } from '../index.ts';

export const cpuAlarm: Input<'cloudwatch', 'PutMetricAlarm'> = {
  AlarmName: 'cpu-high',
  Namespace: 'AWS/EC2',
  MetricName: 'CPUUtilization',
  Statistic: 'Average',
  Period: 60,
  EvaluationPeriods: 2,
  Threshold: 70,
  ComparisonOperator: 'GreaterThanThreshold',
};

/** Owned by the stand-in. */
export const actionArn = 'arn:aws:lambda:us-east-1:000000000000:function:page';

export interface AlarmRehearsal {
  readonly cloud: Rehearsal;
  readonly triggered: ActionRequest[];
  readonly published: Events['cloudwatch/alarm-state-changed'][];
  /** What the action target answers from now on; a function may throw. */
  answerWith(answer: () => ActionResult): void;
  putCpu(value: number): void;
  /** One value a minute, each evaluated. */
  runCpu(...values: number[]): void;
}

export function rehearseAlarms(): AlarmRehearsal {
  const triggered: ActionRequest[] = [];
  const published: Events['cloudwatch/alarm-state-changed'][] = [];
  let answer = (): ActionResult => ({ status: 'performed' });
  const target = standInService<'lambda'>({
    id: 'lambda',
    operations: {},
    subscriptions: { 'cloudwatch/alarm-state-changed': (event) => void published.push(event) },
    actionTargets: [
      {
        owns: ({ service }) => service === 'lambda',
        perform: (request) => {
          triggered.push(request);
          return answer();
        },
      },
    ],
  });
  const cloud = rehearse({ services: [cloudWatch, target] });
  const putCpu = (value: number) =>
    void cloud.call('cloudwatch', 'PutMetricData', {
      Namespace: 'AWS/EC2',
      MetricData: [{ MetricName: 'CPUUtilization', Value: value }],
    });
  return {
    cloud,
    triggered,
    published,
    putCpu,
    answerWith: (next) => {
      answer = next;
    },
    runCpu: (...values) => {
      for (const value of values) {
        putCpu(value);
        cloud.advance(60_000);
      }
    },
  };
}

export const putAlarm = (cloud: Rehearsal, change: Partial<Input<'cloudwatch', 'PutMetricAlarm'>> = {}) =>
  cloud.call('cloudwatch', 'PutMetricAlarm', { ...cpuAlarm, ...change });

export const setState = (
  cloud: Rehearsal,
  StateValue: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA',
  more: { StateReasonData?: string; AlarmName?: string } = {},
) =>
  cloud.call('cloudwatch', 'SetAlarmState', {
    AlarmName: 'cpu-high',
    StateValue,
    StateReason: 'by hand',
    ...more,
  });

export const describeAlarm = (cloud: Rehearsal, name = 'cpu-high') =>
  cloud.call('cloudwatch', 'DescribeAlarms', { AlarmNames: [name] }).MetricAlarms![0]!;

/** Newest first. */
export const historyOf = (cloud: Rehearsal) =>
  cloud
    .call('cloudwatch', 'DescribeAlarmHistory', { AlarmName: 'cpu-high' })
    .AlarmHistoryItems!.map(({ HistorySummary }) => HistorySummary);
