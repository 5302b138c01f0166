// What CloudWatch Logs counts: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
import { fault } from '../../kernel/faults.ts';
import { declareQuotas } from '../../kernel/quota.ts';

export const quotas = declareQuotas(
  { code: 'logs', name: 'Amazon CloudWatch Logs' },
  {
    groups: {
      code: 'L-C7B9AAAB',
      name: 'Log groups',
      value: 1_000_000,
      adjustable: true,
      exceeded: fault('LimitExceededException', 'Resource limit exceeded.'),
    },
    subscriptionFilters: {
      name: 'Subscription filters per log group',
      value: 2,
      adjustable: false,
      exceeded: fault('LimitExceededException', 'Resource limit exceeded.'),
    },
    resourcePolicies: {
      name: 'Resource policies',
      value: 10,
      adjustable: false,
      exceeded: fault('LimitExceededException', 'Resource limit exceeded.'),
    },
    liveTails: {
      name: 'Live Tail concurrent sessions',
      value: 15,
      adjustable: true,
      exceeded: fault('LimitExceededException', 'Resource limit exceeded.'),
    },
    metricFilters: {
      name: 'Metric filters per log group',
      value: 100,
      adjustable: false,
      exceeded: fault('LimitExceededException', 'Resource limit exceeded.'),
    },
  },
);
