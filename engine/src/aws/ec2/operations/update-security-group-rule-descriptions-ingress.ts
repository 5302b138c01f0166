// EC2 API, UpdateSecurityGroupRuleDescriptionsIngress.
import type { Operation } from '../../../kernel/context.ts';
import { describeRules } from '../security-groups/authorize.ts';

export const updateSecurityGroupRuleDescriptionsIngress: Operation<
  'ec2',
  'UpdateSecurityGroupRuleDescriptionsIngress'
> = (input, ctx) => describeRules(input, false, ctx);
