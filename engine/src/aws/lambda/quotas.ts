// What Lambda counts: https://docs.aws.amazon.com/general/latest/gr/lambda-service.html
import { AwsFault } from '../../kernel/faults.ts';
import { declareQuotas } from '../../kernel/quota.ts';

export const quotas = declareQuotas(
  { code: 'lambda', name: 'AWS Lambda' },
  {
    concurrentExecutions: {
      code: 'L-B99A9384',
      name: 'Concurrent executions',
      value: 1000,
      adjustable: true,
      exceeded: () =>
        new AwsFault({
          code: 'TooManyRequestsException',
          status: 429,
          message: 'Rate Exceeded.',
          members: { Reason: 'ConcurrentInvocationLimitExceeded' },
        }),
    },
  },
);
