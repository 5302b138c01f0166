// What S3 counts: https://docs.aws.amazon.com/general/latest/gr/s3.html
import { fault } from '../../kernel/faults.ts';
import { declareQuotas } from '../../kernel/quota.ts';

export const quotas = declareQuotas(
  { code: 's3', name: 'Amazon Simple Storage Service (Amazon S3)' },
  {
    buckets: {
      code: 'L-DC2B2D3D',
      name: 'General purpose buckets',
      value: 10_000,
      adjustable: true,
      global: true,
      exceeded: fault('TooManyBuckets', 'You have attempted to create more buckets than allowed'),
    },
  },
);
