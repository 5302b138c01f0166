// EC2 API, DescribeSecurityGroupRules.
import type { Operation } from '../../../kernel/context.ts';
import { select } from '../describe/selection.ts';
import { securityGroupRules } from '../views/security-group-rule.ts';

export const describeSecurityGroupRules: Operation<'ec2', 'DescribeSecurityGroupRules'> = (input, ctx) => {
  const { items, NextToken } = select(ctx, securityGroupRules, input.SecurityGroupRuleIds, input);
  return { SecurityGroupRules: items, NextToken };
};
