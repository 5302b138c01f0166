// What Route 53 counts. https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html
import { declareQuotas } from '../../kernel/quota.ts';
import { tooManyHealthChecks, tooManyRecords, tooManyZones } from './faults.ts';

export const quotas = declareQuotas(
  { code: 'route53', name: 'Amazon Route 53' },
  {
    hostedZones: {
      code: 'L-4EA4796A',
      name: 'Hosted zones',
      value: 500,
      adjustable: true,
      global: true,
      exceeded: tooManyZones,
    },
    recordsPerZone: {
      code: 'L-E209CC9F',
      name: 'Records per hosted zone',
      value: 10_000,
      adjustable: true,
      global: true,
      exceeded: tooManyRecords,
    },
    healthChecks: {
      code: 'L-ACB674F3',
      name: 'Health checks',
      value: 200,
      adjustable: true,
      global: true,
      exceeded: tooManyHealthChecks,
    },
  },
);
