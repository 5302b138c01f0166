// What CloudWatch counts: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
// Service Quotas does not list the number of alarms; the guide gave 5,000 a Region. The error's text is that of the API
// reference.
import { fault } from '../../kernel/faults.ts';
import { declareQuotas } from '../../kernel/quota.ts';

export const quotas = declareQuotas(
  { code: 'monitoring', name: 'Amazon CloudWatch' },
  {
    alarms: {
      name: 'Alarms per Region',
      value: 5000,
      adjustable: true,
      exceeded: fault('LimitExceeded', 'The quota for alarms for this customer has already been reached.'),
    },
  },
);
