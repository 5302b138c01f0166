// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSSHPublicKeys.html
import type { Operation } from '../../../kernel/context.ts';
import { requireUser } from '../find.ts';

/** None: keys cannot be uploaded here. */
export const listSSHPublicKeys: Operation<'iam', 'ListSSHPublicKeys'> = (input, ctx) => {
  if (input.UserName) requireUser(input.UserName, ctx);
  return { SSHPublicKeys: [], IsTruncated: false };
};
