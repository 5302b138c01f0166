// aws:cloudwatch:assert-alarm-state: fails unless each alarm is in one of the states.
import { validation } from '../faults.ts';
import { done, type FaultAction } from './fault-action.ts';
import { listOf, oneOf } from './parameters.ts';

const most = 5;

export const assertAlarmState: FaultAction = {
  id: 'aws:cloudwatch:assert-alarm-state',
  description: 'Asserts that the specified CloudWatch alarms are in the expected states.',
  parameters: {
    alarmArns: {
      description: 'The ARNs of the alarms, separated by commas. You can specify up to five alarms.',
      required: true,
      refuse: (value) => {
        const arns = listOf(value);
        if (arns.length === 0 || arns.length > most) return `must have one to ${most} ARNs`;
        const other = arns.find((arn) => !/^arn:aws:cloudwatch:[^:]+:\d{12}:alarm:.+/.test(arn));
        return other && `must have ARNs of alarms, and '${other}' is none`;
      },
    },
    alarmStates: {
      description: 'The alarm states, separated by commas: OK, ALARM, and INSUFFICIENT_DATA.',
      required: true,
      refuse: (value) =>
        listOf(value).length === 0
          ? 'must not be empty'
          : listOf(value)
              .map(oneOf('OK', 'ALARM', 'INSUFFICIENT_DATA'))
              .find((refusal) => refusal),
    },
  },
  begin({ parameters }, ctx) {
    const states = listOf(parameters.alarmStates);
    for (const arn of listOf(parameters.alarmArns)) {
      const name = arn.split(':alarm:')[1] ?? '';
      const { MetricAlarms = [], CompositeAlarms = [] } = ctx.call('cloudwatch', 'DescribeAlarms', {
        AlarmNames: [name],
        AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
      });
      const found = [...MetricAlarms, ...CompositeAlarms].find(({ AlarmArn }) => AlarmArn === arn);
      if (!found) throw validation(`There is no alarm ${arn}.`);
      if (!states.includes(found.StateValue ?? ''))
        throw validation(`Alarm ${name} is in the state ${found.StateValue}, not in ${states.join(' or ')}.`);
    }
  },
  look: () => done,
};
