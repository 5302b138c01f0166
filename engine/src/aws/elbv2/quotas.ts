// What Elastic Load Balancing counts. Values: https://docs.aws.amazon.com/general/latest/gr/elb.html
import { declareQuotas } from '../../kernel/quota.ts';
import { tooMany } from './faults.ts';

const exceeded = (what: string) => (limit: number) => tooMany(what, limit);

export const quotas = declareQuotas(
  { code: 'elasticloadbalancing', name: 'Elastic Load Balancing (ELB)' },
  {
    applicationLoadBalancers: {
      code: 'L-53DA6B97',
      name: 'Application Load Balancers per Region',
      value: 50,
      adjustable: true,
      exceeded: exceeded('LoadBalancers'),
    },
    networkLoadBalancers: {
      code: 'L-69A177A2',
      name: 'Network Load Balancers per Region',
      value: 50,
      adjustable: true,
      exceeded: exceeded('LoadBalancers'),
    },
    gatewayLoadBalancers: {
      name: 'Gateway Load Balancers per Region',
      value: 100,
      adjustable: true,
      exceeded: exceeded('LoadBalancers'),
    },
    targetGroups: {
      code: 'L-B22855CB',
      name: 'Target Groups per Region',
      value: 3000,
      adjustable: true,
      exceeded: exceeded('TargetGroups'),
    },
    listeners: {
      code: 'L-B6DF7632',
      name: 'Listeners per Application Load Balancer',
      value: 50,
      adjustable: true,
      exceeded: exceeded('Listeners'),
    },
    rules: {
      code: 'L-7EED9B64',
      name: 'Rules per Application Load Balancer',
      value: 100,
      adjustable: true,
      exceeded: exceeded('Rules'),
    },
    targetsPerGroup: {
      code: 'L-A0D0B863',
      name: 'Targets per Target Group per Region',
      value: 1000,
      adjustable: true,
      exceeded: exceeded('Targets'),
    },
    certificates: {
      code: 'L-9365A611',
      name: 'Certificates per Application Load Balancer',
      value: 25,
      adjustable: true,
      exceeded: exceeded('Certificates'),
    },
    targetGroupsPerAction: {
      code: 'L-057ECE54',
      name: 'Target Groups per Action per Application Load Balancer',
      value: 5,
      adjustable: false,
      exceeded: exceeded('UniqueTargetGroupsPerLoadBalancer'),
    },
  },
);
