// EC2 API, AuthorizeSecurityGroupEgress.
import type { Operation } from '../../../kernel/context.ts';
import { authorize } from '../security-groups/change-rules.ts';

export const authorizeSecurityGroupEgress: Operation<'ec2', 'AuthorizeSecurityGroupEgress'> = (input, ctx) =>
  authorize(input, true, ctx);
