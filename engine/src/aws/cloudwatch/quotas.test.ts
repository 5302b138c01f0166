import { describeQuotas } from '../../testing/quota-rows.ts';
import { cloudWatch } from './index.ts';
import { quotas } from './quotas.ts';

describeQuotas([cloudWatch], cloudWatch.quotas!, [
  {
    quota: quotas.alarms,
    add: (cloud, count) =>
      cloud.call('cloudwatch', 'PutMetricAlarm', {
        AlarmName: `errors-${count}`,
        Namespace: 'App',
        MetricName: 'Errors',
        Statistic: 'Sum',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 1,
        ComparisonOperator: 'GreaterThanThreshold',
      }),
    code: 'LimitExceeded',
    message: 'The quota for alarms for this customer has already been reached.',
  },
]);
