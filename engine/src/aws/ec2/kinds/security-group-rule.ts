// Security group rules as DescribeSecurityGroupRules shows them. The API writes -1 where a port does not apply.
import type { SecurityGroupRule } from '@aws-sdk/client-ec2';
import { ruleNotFound } from '../faults.ts';
import type { Kind } from '../selection.ts';
import { type SecurityGroupRuleRecord, securityGroupRuleTable } from '../state.ts';
import { tagsOf } from '../tags.ts';

export const securityGroupRules: Kind<SecurityGroupRuleRecord, SecurityGroupRule> = {
  table: securityGroupRuleTable,
  prefix: 'sgr-',
  idOf: ({ SecurityGroupRuleId }) => SecurityGroupRuleId,
  notFound: ruleNotFound,
  facets: (rule) => ({
    'group-id': rule.GroupId,
    'security-group-rule-id': rule.SecurityGroupRuleId,
  }),
  view: ({ ReferencedGroupId, ...rule }, sight) => ({
    ...rule,
    SecurityGroupRuleArn: `arn:aws:ec2:${sight.region}:${sight.account}:security-group-rule/${rule.SecurityGroupRuleId}`,
    GroupOwnerId: sight.account,
    FromPort: rule.FromPort ?? -1,
    ToPort: rule.ToPort ?? -1,
    ReferencedGroupInfo: ReferencedGroupId
      ? { GroupId: ReferencedGroupId, UserId: sight.account }
      : undefined,
    Tags: tagsOf(sight, rule.SecurityGroupRuleId),
  }),
};
