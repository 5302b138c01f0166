// Key policies: kept, and not enforced. https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
import { policyProblem } from '../../contracts/resource-policy.ts';
import type { Context } from '../../kernel/context.ts';
import { malformedPolicy } from './faults.ts';

/** The only name that a key policy has. */
export const policyName = 'default';

export const defaultPolicy = ({ account }: Context): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Id: 'key-default-1',
    Statement: [
      {
        Sid: 'Enable IAM User Permissions',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${account}:root` },
        Action: 'kms:*',
        Resource: '*',
      },
    ],
  });

/** @throws MalformedPolicyDocumentException */
export function checkPolicy(text: string, ctx: Context): string {
  let problem: ReturnType<typeof policyProblem>;
  try {
    problem = policyProblem(text, 'kms', ctx);
  } catch (error) {
    if (error instanceof SyntaxError) throw malformedPolicy('This policy contains invalid Json');
    throw error;
  }
  if (!problem) return text;
  if (problem.member === 'Principal')
    throw malformedPolicy(
      problem.missing
        ? 'Policy contains a statement with no principal.'
        : 'Policy contains a statement with one or more invalid principals.',
    );
  throw malformedPolicy(
    problem.missing
      ? `Missing required field ${problem.member}`
      : `Policy statement has an invalid ${problem.member}.`,
  );
}
