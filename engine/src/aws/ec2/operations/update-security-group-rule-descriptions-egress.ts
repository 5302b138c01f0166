// EC2 API, UpdateSecurityGroupRuleDescriptionsEgress.
import type { Operation } from '../../../kernel/context.ts';
import { updateDescriptions } from '../security-groups/change-rules.ts';

export const updateSecurityGroupRuleDescriptionsEgress: Operation<
  'ec2',
  'UpdateSecurityGroupRuleDescriptionsEgress'
> = (input, ctx) => updateDescriptions(input, true, ctx);
