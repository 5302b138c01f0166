// What ECR counts. Values: https://docs.aws.amazon.com/general/latest/gr/ecr.html; the error's text is that of the API
// reference.
import { fault } from '../../kernel/faults.ts';
import { declareQuotas } from '../../kernel/quota.ts';

const exceeded = fault(
  'LimitExceededException',
  'The operation did not succeed because it would have exceeded a service limit for your account.',
);

export const quotas = declareQuotas(
  { code: 'ecr', name: 'Amazon Elastic Container Registry (Amazon ECR)' },
  {
    repositories: {
      code: 'L-CFEB8E8D',
      name: 'Registered repositories',
      value: 100_000,
      adjustable: true,
      exceeded,
    },
    imagesPerRepository: {
      code: 'L-03A36CE1',
      name: 'Images per repository',
      value: 100_000,
      adjustable: true,
      exceeded,
    },
    tagsPerImage: {
      code: 'L-9C9D5A08',
      name: 'Tags per image',
      value: 1000,
      adjustable: false,
      exceeded,
    },
  },
);
