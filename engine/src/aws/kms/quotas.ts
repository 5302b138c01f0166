// What KMS counts. https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html
import { declareQuotas } from '../../kernel/quota.ts';
import { tooMany } from './faults.ts';

export const quotas = declareQuotas(
  { code: 'kms', name: 'AWS Key Management Service (AWS KMS)' },
  {
    keys: {
      code: 'L-C2F1777E',
      name: 'KMS keys per Region',
      value: 100_000,
      adjustable: true,
      exceeded: () => tooMany('keys'),
    },
    aliases: {
      code: 'L-2601EE20',
      name: 'Aliases per CMK',
      value: 50,
      adjustable: true,
      exceeded: () => tooMany('aliases for each key'),
    },
    grants: {
      code: 'L-6E3AF000',
      name: 'Grants per CMK',
      value: 50_000,
      adjustable: true,
      exceeded: () => tooMany('grants for each key'),
    },
  },
);
