// EC2 API, DescribeSecurityGroups: by id, or by name in the default VPC.
import type { Operation } from '../../../kernel/context.ts';
import { select } from '../describe/selection.ts';
import { groupNotFound } from '../faults.ts';
import { securityGroupTable, vpcTable } from '../state.ts';
import { securityGroups } from '../views/security-group.ts';

export const describeSecurityGroups: Operation<'ec2', 'DescribeSecurityGroups'> = (input, ctx) => {
  const named = (input.GroupNames ?? []).map((name) => {
    const group = ctx
      .all(securityGroupTable)
      .find(({ GroupName, VpcId }) => GroupName === name && ctx.get(vpcTable, VpcId)?.IsDefault);
    if (!group) throw groupNotFound(name);
    return group.GroupId;
  });
  const { items, NextToken } = select(ctx, securityGroups, [...(input.GroupIds ?? []), ...named], input);
  return { SecurityGroups: items, NextToken };
};
