// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServiceSpecificCredentials.html
import type { Operation } from '../../../kernel/context.ts';
import { requireUser } from '../find.ts';

/** None: credentials of this kind cannot be created here. */
export const listServiceSpecificCredentials: Operation<'iam', 'ListServiceSpecificCredentials'> = (
  input,
  ctx,
) => {
  if (input.UserName) requireUser(input.UserName, ctx);
  return { ServiceSpecificCredentials: [], IsTruncated: false };
};
