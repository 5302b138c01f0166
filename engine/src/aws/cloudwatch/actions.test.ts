import { expect, test } from 'vitest';
import { AwsFault } from '../../kernel/faults.ts';
import { actionArn, historyOf, putAlarm, rehearseAlarms, setState } from './testing/alarms.ts';

const alarmArn = 'arn:aws:cloudwatch:us-east-1:000000000000:alarm:cpu-high';

test('actions are triggered at every evaluation, and recorded when the state is new', () => {
  const { cloud, triggered, runCpu } = rehearseAlarms();
  putAlarm(cloud, { EvaluationPeriods: 1, AlarmActions: [actionArn] });
  runCpu(95, 95, 96);
  expect(triggered.map(({ isNew }) => isNew)).toEqual([true, false, false]);
  expect(triggered[0]).toMatchObject({
    arn: actionArn,
    source: alarmArn,
    metric: { value: 95, threshold: 70 },
    message: {
      AlarmName: 'cpu-high',
      AlarmArn: alarmArn,
      AWSAccountId: '000000000000',
      Region: 'us-east-1',
      OldStateValue: 'INSUFFICIENT_DATA',
      NewStateValue: 'ALARM',
      Trigger: { MetricName: 'CPUUtilization', Statistic: 'AVERAGE', Threshold: 70, Period: 60 },
    },
  });
  expect(triggered[2]?.metric).toEqual({ value: 96, threshold: 70 });
  expect(historyOf(cloud).filter((summary) => /action/i.test(summary ?? ''))).toEqual([
    `Successfully executed action ${actionArn}`,
  ]);
});

test('each state has actions of its own', () => {
  const { cloud, triggered } = rehearseAlarms();
  const [ok, alarm, none] = ['ok', 'alarm', 'none'].map((name) => `${actionArn}:${name}`);
  putAlarm(cloud, { OKActions: [ok!], AlarmActions: [alarm!], InsufficientDataActions: [none!] });
  for (const state of ['ALARM', 'OK', 'INSUFFICIENT_DATA'] as const) setState(cloud, state);
  expect(triggered.map(({ arn }) => arn)).toEqual([alarm, ok, none]);
});

test('an action that nobody owns is recorded only', () => {
  const { cloud } = rehearseAlarms();
  putAlarm(cloud, { AlarmActions: ['arn:aws:sns:us-east-1:000000000000:ops'] });
  setState(cloud, 'ALARM');
  expect(historyOf(cloud)[0]).toBe(
    'Action arn:aws:sns:us-east-1:000000000000:ops is recorded only: Drydock does not simulate its kind',
  );
});

test('the history says why an action failed, or was ignored', () => {
  const { cloud, answerWith } = rehearseAlarms();
  putAlarm(cloud, { AlarmActions: [actionArn], OKActions: [actionArn] });
  answerWith(() => {
    throw new AwsFault({ code: 'ValidationError', message: 'PolicyName not found' });
  });
  setState(cloud, 'ALARM');
  expect(historyOf(cloud)[0]).toBe(
    `Failed to execute action ${actionArn}. Received error: "PolicyName not found"`,
  );
  answerWith(() => ({ status: 'ignored', reason: 'was not executed: the policy is disabled' }));
  setState(cloud, 'OK');
  expect(historyOf(cloud)[0]).toBe(`Action ${actionArn} was not executed: the policy is disabled`);
});

test('actions that are disabled are not triggered until they are enabled again', () => {
  const { cloud, triggered } = rehearseAlarms();
  putAlarm(cloud, { AlarmActions: [actionArn] });
  const enabled = () => cloud.call('cloudwatch', 'DescribeAlarms', {}).MetricAlarms![0]!.ActionsEnabled;
  cloud.call('cloudwatch', 'DisableAlarmActions', { AlarmNames: ['cpu-high', 'none'] });
  expect(enabled()).toBe(false);
  setState(cloud, 'ALARM');
  setState(cloud, 'OK');
  expect(triggered).toEqual([]);
  cloud.call('cloudwatch', 'EnableAlarmActions', { AlarmNames: ['cpu-high', 'none'] });
  expect(enabled()).toBe(true);
  setState(cloud, 'ALARM');
  expect(triggered).toHaveLength(1);
});

test('the reason data of a state set by hand gives the datapoint that a step policy compares', () => {
  const { cloud, triggered } = rehearseAlarms();
  putAlarm(cloud, { AlarmActions: [actionArn] });
  const set = (data: object) => {
    setState(cloud, 'OK');
    setState(cloud, 'ALARM', { StateReasonData: JSON.stringify(data) });
    return triggered.at(-1)?.metric;
  };
  expect(set({ version: '1.0', recentDatapoints: [71, 93], threshold: 60 })).toEqual({
    value: 93,
    threshold: 60,
  });
  expect(set({ recentDatapoints: [80] })).toEqual({ value: 80, threshold: 70 });
  expect(set({})).toEqual({ threshold: 70 });
});
