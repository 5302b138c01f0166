// EC2 API, DescribeSecurityGroups: by id, or by name in the default VPC.
import type { Operation } from '../../../kernel/context.ts';
import { select } from '../describe/selection.ts';
import { requireSecurityGroupByName } from '../find/security-group.ts';
import { findDefaultVpc } from '../find/vpc.ts';
import { securityGroups } from '../views/security-group.ts';

export const describeSecurityGroups: Operation<'ec2', 'DescribeSecurityGroups'> = (input, ctx) => {
  const vpcId = findDefaultVpc(ctx)?.VpcId;
  const named = (input.GroupNames ?? []).map((name) => requireSecurityGroupByName(ctx, vpcId, name).GroupId);
  const { items, NextToken } = select(ctx, securityGroups, [...(input.GroupIds ?? []), ...named], input);
  return { SecurityGroups: items, NextToken };
};
