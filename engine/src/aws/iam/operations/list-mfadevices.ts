// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListMFADevices.html
import type { Operation } from '../../../kernel/context.ts';
import { requireUser } from '../find.ts';

/** None: devices cannot be created here. */
export const listMFADevices: Operation<'iam', 'ListMFADevices'> = (input, ctx) => {
  if (input.UserName) requireUser(input.UserName, ctx);
  return { MFADevices: [], IsTruncated: false };
};
