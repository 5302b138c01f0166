// EC2 API, UpdateSecurityGroupRuleDescriptionsIngress.
import type { Operation } from '../../../kernel/context.ts';
import { updateDescriptions } from '../security-groups/change-rules.ts';

export const updateSecurityGroupRuleDescriptionsIngress: Operation<
  'ec2',
  'UpdateSecurityGroupRuleDescriptionsIngress'
> = (input, ctx) => updateDescriptions(input, false, ctx);
