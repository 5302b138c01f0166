// What Cloud Map counts. https://docs.aws.amazon.com/cloud-map/latest/dg/cloud-map-limits.html
import { declareQuotas } from '../../kernel/quota.ts';
import { limitExceeded } from './faults.ts';

const exceeded = (what: string) => (limit: number) =>
  limitExceeded(`The maximum number of ${what} has been reached: ${limit}`);

export const quotas = declareQuotas(
  { code: 'servicediscovery', name: 'AWS Cloud Map' },
  {
    namespaces: {
      code: 'L-0FE3F50E',
      name: 'Namespaces per Region',
      value: 50,
      adjustable: true,
      exceeded: exceeded('namespaces'),
    },
    instancesPerNamespace: {
      name: 'Instances per namespace',
      value: 2000,
      adjustable: true,
      exceeded: exceeded('instances per namespace'),
    },
    instancesPerService: {
      name: 'Instances per service',
      value: 1000,
      adjustable: false,
      exceeded: exceeded('instances per service'),
    },
  },
);
