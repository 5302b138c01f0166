// Rollback triggers: alarms that are monitored while a stack is created or updated, and for a time afterwards.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-rollback-triggers.html
import type { RollbackConfiguration } from '@aws-sdk/client-cloudformation';
import type { Observation } from '../../../kernel/controller.ts';
import { plain } from '../../../kernel/plain.ts';
import { validationError } from '../faults.ts';
import type { RollbackRecord } from '../state.ts';

const alarmTypes = ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'];

/** What is left out stays as it was: an empty list removes the triggers. @throws ValidationError */
export function rollbackRecord(
  given: RollbackConfiguration | undefined,
  previous: RollbackRecord | undefined,
): RollbackRecord | undefined {
  const triggers = given?.RollbackTriggers?.map(({ Arn = '', Type = '' }) => ({ Arn, Type }));
  if (triggers?.some(({ Type }) => !alarmTypes.includes(Type)))
    throw validationError('Rollback Trigger Type not supported');
  const merged = plain({
    triggers: triggers ?? previous?.triggers,
    monitoringMinutes: given?.MonitoringTimeInMinutes ?? previous?.monitoringMinutes,
  });
  return merged.triggers === undefined && merged.monitoringMinutes === undefined ? undefined : merged;
}

export function rollbackView({
  triggers = [],
  monitoringMinutes,
}: RollbackRecord = {}): RollbackConfiguration {
  return {
    ...(triggers.length > 0 ? { RollbackTriggers: triggers.map((each) => ({ ...each })) } : {}),
    ...(monitoringMinutes === undefined ? {} : { MonitoringTimeInMinutes: monitoringMinutes }),
  };
}

/** Why the operation must be rolled back: an alarm is in ALARM, or missing. AWS's own wording of it is not known. */
export function alarmingTrigger(
  { triggers = [] }: RollbackRecord,
  state: Pick<Observation, 'call'>,
): string | undefined {
  if (triggers.length === 0) return undefined;
  const { MetricAlarms = [], CompositeAlarms = [] } = state.call('cloudwatch', 'DescribeAlarms', {
    AlarmNames: triggers.map(({ Arn }) => Arn.split(':').slice(6).join(':') || Arn),
    AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
  });
  for (const { Arn, Type } of triggers) {
    const alarms = Type === 'AWS::CloudWatch::CompositeAlarm' ? CompositeAlarms : MetricAlarms;
    const alarm = alarms.find(({ AlarmArn }) => AlarmArn === Arn);
    if (!alarm) return `Rollback trigger ${Arn} does not exist.`;
    if (alarm.StateValue === 'ALARM') return `Rollback trigger ${Arn} is in ALARM.`;
  }
  return undefined;
}
