// EC2 API, RevokeSecurityGroupIngress.
import type { Operation } from '../../../kernel/context.ts';
import { revoke } from '../security-groups/change-rules.ts';

export const revokeSecurityGroupIngress: Operation<'ec2', 'RevokeSecurityGroupIngress'> = (input, ctx) =>
  revoke(input, false, ctx);
