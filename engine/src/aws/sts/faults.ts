// STS's errors.
import { fault } from '../../kernel/faults.ts';

export const notAuthorized = fault(
  'AccessDenied',
  (caller: string, action: string, resource: string) =>
    `User: ${caller} is not authorized to perform: ${action} on resource: ${resource}`,
  403,
);
export const invalid = fault('ValidationError', (text: string) => text);

/** https://repost.aws/knowledge-center/iam-session-token-errors */
export const sessionTokenOfSession = fault(
  'AccessDenied',
  'Cannot call GetSessionToken with session credentials',
  403,
);

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html#API_AssumeRoleWithWebIdentity_Errors */
export const invalidIdentityToken = fault('InvalidIdentityToken', (text: string) => text);
export const notAuthorizedToAssume = fault(
  'AccessDenied',
  'Not authorized to perform sts:AssumeRoleWithWebIdentity',
  403,
);

export const malformedPolicy = fault(
  'MalformedPolicyDocument',
  'The policy is not in the valid JSON format.',
);
