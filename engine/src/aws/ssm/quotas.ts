// What Parameter Store counts: https://docs.aws.amazon.com/general/latest/gr/ssm.html
import { fault } from '../../kernel/faults.ts';
import { declareQuotas } from '../../kernel/quota.ts';

/** The text is that of the API reference. */
const exceeded = fault(
  'ParameterLimitExceeded',
  'You have exceeded the number of parameters for this AWS account. Delete one or more parameters and try again.',
);

export const quotas = declareQuotas(
  { code: 'ssm', name: 'AWS Systems Manager' },
  {
    standardParameters: {
      code: 'L-C3B871CB',
      name: 'Standard parameters',
      value: 10_000,
      adjustable: true,
      exceeded,
    },
    advancedParameters: {
      code: 'L-527D1CD8',
      name: 'Advanced parameters',
      value: 100_000,
      adjustable: true,
      exceeded,
    },
  },
);
