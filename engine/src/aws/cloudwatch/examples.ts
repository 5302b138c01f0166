// An example of each of the service's resource types, for the contract that every type keeps.
import type { Examples } from '../../testing/resource-examples/examples.ts';

export const examples: Examples = {
  'AWS::CloudWatch::Alarm': {
    create: {
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 1,
      MetricName: 'M',
      Namespace: 'N',
      Period: 60,
      Statistic: 'Average',
      Threshold: 1,
    },
    update: { Threshold: 2 },
    replace: { AlarmName: 'other' },
  },
  'AWS::CloudWatch::CompositeAlarm': {
    create: { AlarmRule: 'FALSE' },
    update: { AlarmRule: 'NOT FALSE' },
    replace: { AlarmName: 'other' },
  },
  'AWS::CloudWatch::Dashboard': {
    create: { DashboardBody: '{"widgets": []}' },
    update: { DashboardBody: '{"widgets": [{"type": "text", "properties": {"markdown": "x"}}]}' },
    replace: { DashboardName: 'other' },
  },
};
