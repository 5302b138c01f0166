// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSigningCertificates.html
import type { Operation } from '../../../kernel/context.ts';
import { requireUser } from '../find.ts';

/** None: certificates cannot be uploaded here. */
export const listSigningCertificates: Operation<'iam', 'ListSigningCertificates'> = (input, ctx) => {
  if (input.UserName) requireUser(input.UserName, ctx);
  return { Certificates: [], IsTruncated: false };
};
