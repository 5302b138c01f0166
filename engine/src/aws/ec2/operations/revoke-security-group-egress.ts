// EC2 API, RevokeSecurityGroupEgress.
import type { Operation } from '../../../kernel/context.ts';
import { revoke } from '../security-groups/change-rules.ts';

export const revokeSecurityGroupEgress: Operation<'ec2', 'RevokeSecurityGroupEgress'> = (input, ctx) =>
  revoke(input, true, ctx);
