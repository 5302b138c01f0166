// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-rollback-triggers.html
import { describe, expect, it } from 'vitest';
import type { Rehearsal } from '../../../testing/rehearsal.ts';
import { cloudWatch } from '../../cloudwatch/index.ts';
import { cloudOfStacks, create, eventsOf, statusOf, templateOf } from '../testing/stacks.ts';

function cloudWithAlarm(): Rehearsal {
  const cloud = cloudOfStacks(undefined, { services: [cloudWatch] });
  cloud.call('cloudwatch', 'PutMetricAlarm', {
    AlarmName: 'errors',
    Namespace: 'App',
    MetricName: 'Errors',
    Statistic: 'Sum',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanThreshold',
    TreatMissingData: 'ignore',
  });
  setState(cloud, 'OK');
  return cloud;
}

const setState = (cloud: Rehearsal, StateValue: 'OK' | 'ALARM', AlarmName = 'errors') =>
  cloud.call('cloudwatch', 'SetAlarmState', { AlarmName, StateValue, StateReason: 'said so' });
const arnOf = (name: string) => `arn:aws:cloudwatch:us-east-1:000000000000:alarm:${name}`;
const watching = (names: string[], minutes?: number, Type = 'AWS::CloudWatch::Alarm') => ({
  RollbackTriggers: names.map((name) => ({ Arn: arnOf(name), Type })),
  ...(minutes === undefined ? {} : { MonitoringTimeInMinutes: minutes }),
});
const shown = (cloud: Rehearsal) =>
  cloud.call('cloudformation', 'DescribeStacks', { StackName: 'demo' }).Stacks![0]!;

function begin(
  cloud: Rehearsal,
  operation: 'CreateStack' | 'UpdateStack',
  value: string,
  more: object,
): void {
  cloud.call('cloudformation', operation, {
    StackName: 'demo',
    TemplateBody: templateOf({ A: { Name: 'a', Value: value } }),
    ...more,
  });
  cloud.advance(20);
}

describe('an alarm that fires', () => {
  it('while a stack is created rolls it back', () => {
    using cloud = cloudWithAlarm();
    begin(cloud, 'CreateStack', 'slow 60000', { RollbackConfiguration: watching(['errors']) });
    expect(statusOf(cloud)).toBe('CREATE_IN_PROGRESS');
    setState(cloud, 'ALARM');
    cloud.advance(120_000);
    expect(statusOf(cloud)).toBe('ROLLBACK_COMPLETE');
    expect(eventsOf(cloud)).toContain(
      `demo ROLLBACK_IN_PROGRESS (Rollback trigger ${arnOf('errors')} is in ALARM. Rollback requested by user.)`,
    );
  });

  it('while a stack is updated rolls the update back, and no longer matters to the rollback', () => {
    using cloud = cloudWithAlarm();
    create(cloud, templateOf({ A: { Name: 'a', Value: 'x' } }));
    begin(cloud, 'UpdateStack', 'slow 60000', { RollbackConfiguration: watching(['errors']) });
    setState(cloud, 'ALARM');
    cloud.advance(120_000);
    expect(statusOf(cloud)).toBe('UPDATE_ROLLBACK_COMPLETE');
  });

  it('within the monitoring time undoes what was done, and none does after it', () => {
    using cloud = cloudWithAlarm();
    begin(cloud, 'CreateStack', 'x', { RollbackConfiguration: watching(['errors'], 10) });
    cloud.advance(9 * 60_000);
    expect(statusOf(cloud)).toBe('CREATE_IN_PROGRESS');
    expect(shown(cloud).StackStatusReason).toMatch(/^Monitoring until /);
    cloud.advance(60_000);
    expect(shown(cloud)).toMatchObject({
      StackStatus: 'CREATE_COMPLETE',
      RollbackConfiguration: watching(['errors'], 10),
    });
    expect(shown(cloud).StackStatusReason).toBeUndefined();
    // The triggers are kept for every update that does not name others.
    begin(cloud, 'UpdateStack', 'y', {});
    cloud.advance(5 * 60_000);
    expect(statusOf(cloud)).toBe('UPDATE_IN_PROGRESS');
    setState(cloud, 'ALARM');
    cloud.advance(120_000);
    expect(statusOf(cloud)).toBe('UPDATE_ROLLBACK_COMPLETE');
    setState(cloud, 'OK');
    begin(cloud, 'UpdateStack', 'y', { RollbackConfiguration: { RollbackTriggers: [] } });
    setState(cloud, 'ALARM');
    cloud.advance(10 * 60_000);
    expect(shown(cloud)).toMatchObject({
      StackStatus: 'UPDATE_COMPLETE',
      RollbackConfiguration: { MonitoringTimeInMinutes: 10 },
    });
  });
});

describe('a trigger', () => {
  it.each([
    ['that is missing', watching(['nope'])],
    ['of the wrong type', watching(['errors'], 0, 'AWS::CloudWatch::CompositeAlarm')],
    [
      'of another account',
      {
        RollbackTriggers: [{ Arn: arnOf('errors').replace('0000', '1111'), Type: 'AWS::CloudWatch::Alarm' }],
      },
    ],
    ['that is no ARN', { RollbackTriggers: [{ Arn: 'errors', Type: 'AWS::CloudWatch::Alarm' }] }],
  ])('%s fails the operation', (_what, RollbackConfiguration) => {
    using cloud = cloudWithAlarm();
    begin(cloud, 'CreateStack', 'x', { RollbackConfiguration });
    cloud.settle();
    expect(statusOf(cloud)).toBe('ROLLBACK_COMPLETE');
    expect(eventsOf(cloud).join('\n')).toMatch(/Rollback trigger \S+ does not exist\./);
  });

  it('that is no alarm is refused', () => {
    using cloud = cloudWithAlarm();
    expect(() =>
      begin(cloud, 'CreateStack', 'x', { RollbackConfiguration: watching(['errors'], 0, 'AWS::SNS::Topic') }),
    ).toThrow('Rollback Trigger Type not supported');
  });

  it('of a change set is in force when it is executed', () => {
    using cloud = cloudWithAlarm();
    create(cloud, templateOf({ A: { Name: 'a', Value: 'x' } }));
    const change = { StackName: 'demo', ChangeSetName: 'c' };
    cloud.call('cloudformation', 'CreateChangeSet', {
      ...change,
      TemplateBody: templateOf({ A: { Name: 'a', Value: 'y' } }),
      RollbackConfiguration: watching(['errors'], 5),
    });
    expect(cloud.call('cloudformation', 'DescribeChangeSet', change).RollbackConfiguration).toEqual(
      watching(['errors'], 5),
    );
    cloud.call('cloudformation', 'ExecuteChangeSet', change);
    cloud.advance(60_000);
    expect(statusOf(cloud)).toBe('UPDATE_IN_PROGRESS');
    cloud.restart();
    setState(cloud, 'ALARM');
    cloud.advance(120_000);
    expect(statusOf(cloud)).toBe('UPDATE_ROLLBACK_COMPLETE');
  });

  it('is not waited for when the update is cancelled', () => {
    using cloud = cloudWithAlarm();
    create(cloud, templateOf({ A: { Name: 'a', Value: 'x' } }));
    begin(cloud, 'UpdateStack', 'y', { RollbackConfiguration: { MonitoringTimeInMinutes: 60 } });
    expect(statusOf(cloud)).toBe('UPDATE_IN_PROGRESS');
    cloud.call('cloudformation', 'CancelUpdateStack', { StackName: 'demo' });
    cloud.advance(1000);
    expect(statusOf(cloud)).toBe('UPDATE_ROLLBACK_COMPLETE');
  });
});
