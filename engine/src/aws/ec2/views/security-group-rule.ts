// Security group rules as DescribeSecurityGroupRules returns them. A port that does not apply is -1.
import type { SecurityGroupRule } from '@aws-sdk/client-ec2';
import { requireSecurityGroupRule } from '../find/require.ts';
import { type SecurityGroupRuleRecord, securityGroupRuleTable } from '../state.ts';
import { tagsOf } from '../tags/tags.ts';
import type { Kind } from './kind.ts';

export const securityGroupRules: Kind<SecurityGroupRuleRecord, SecurityGroupRule> = {
  table: securityGroupRuleTable,
  require: requireSecurityGroupRule,
  idOf: ({ SecurityGroupRuleId }) => SecurityGroupRuleId,
  facets: (rule) => ({
    'group-id': rule.GroupId,
    'security-group-rule-id': rule.SecurityGroupRuleId,
  }),
  view: ({ ReferencedGroupId, ...rule }, ctx) => ({
    ...rule,
    SecurityGroupRuleArn: `arn:aws:ec2:${ctx.region}:${ctx.account}:security-group-rule/${rule.SecurityGroupRuleId}`,
    GroupOwnerId: ctx.account,
    FromPort: rule.FromPort ?? -1,
    ToPort: rule.ToPort ?? -1,
    ReferencedGroupInfo: ReferencedGroupId ? { GroupId: ReferencedGroupId, UserId: ctx.account } : undefined,
    Tags: tagsOf(ctx, rule.SecurityGroupRuleId),
  }),
};
