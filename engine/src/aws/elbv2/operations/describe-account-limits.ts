// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeAccountLimits.html

import type { Operation } from '../../../kernel/context.ts';
import type { Quota } from '../../../kernel/quota.ts';
import { paged } from '../paging.ts';
import { quotas } from '../quotas.ts';

export const describeAccountLimits: Operation<'elbv2', 'DescribeAccountLimits'> = (input, ctx) => {
  const { items, NextMarker } = paged(
    Object.entries(limits).map(([Name, max]) => ({
      Name,
      Max: String(typeof max === 'number' ? max : ctx.quota(max)),
    })),
    ({ Name }) => Name,
    input,
  );
  return { Limits: items, NextMarker };
};

// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
const limits: Readonly<Record<string, number | Quota>> = {
  'application-load-balancers': quotas.applicationLoadBalancers,
  'condition-values-per-alb-rule': 5,
  'condition-wildcards-per-alb-rule': 6,
  'listeners-per-application-load-balancer': quotas.listeners,
  'rules-per-application-load-balancer': quotas.rules,
  'target-groups': quotas.targetGroups,
  'target-groups-per-action-on-application-load-balancer': quotas.targetGroupsPerAction,
  'target-groups-per-application-load-balancer': 100,
  'targets-per-application-load-balancer': 1000,
  'targets-per-target-group': quotas.targetsPerGroup,
  'certificates-per-application-load-balancer': quotas.certificates,
};
