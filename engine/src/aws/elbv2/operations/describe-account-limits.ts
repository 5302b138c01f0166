// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeAccountLimits.html
import type { Operation } from '../../../kernel/context.ts';
import { paged } from '../paging.ts';

export const describeAccountLimits: Operation<'elbv2', 'DescribeAccountLimits'> = (input) => {
  const { items, NextMarker } = paged(limits, ({ Name }) => Name, input);
  return { Limits: items, NextMarker };
};

// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
const limits = Object.entries({
  'application-load-balancers': 50,
  'condition-values-per-alb-rule': 5,
  'condition-wildcards-per-alb-rule': 6,
  'listeners-per-application-load-balancer': 50,
  'rules-per-application-load-balancer': 100,
  'target-groups': 3000,
  'target-groups-per-action-on-application-load-balancer': 5,
  'target-groups-per-application-load-balancer': 100,
  'targets-per-application-load-balancer': 1000,
  'targets-per-target-group': 1000,
  'certificates-per-application-load-balancer': 25,
}).map(([Name, max]) => ({ Name, Max: String(max) }));
