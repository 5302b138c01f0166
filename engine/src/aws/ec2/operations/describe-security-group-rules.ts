// EC2 API, DescribeSecurityGroupRules.
import type { Operation } from '../../../kernel/context.ts';
import { securityGroupRules } from '../kinds/security-group-rule.ts';
import { select } from '../selection.ts';

export const describeSecurityGroupRules: Operation<'ec2', 'DescribeSecurityGroupRules'> = (input, ctx) => {
  const { items, NextToken } = select(ctx, securityGroupRules, input.SecurityGroupRuleIds, input);
  return { SecurityGroupRules: items, NextToken };
};
