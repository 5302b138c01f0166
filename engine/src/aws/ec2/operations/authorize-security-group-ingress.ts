// EC2 API, AuthorizeSecurityGroupIngress.
import type { Operation } from '../../../kernel/context.ts';
import { authorize } from '../security-groups/change-rules.ts';

export const authorizeSecurityGroupIngress: Operation<'ec2', 'AuthorizeSecurityGroupIngress'> = (
  input,
  ctx,
) => authorize(input, false, ctx);
