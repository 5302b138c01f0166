// Key policies: kept, and not enforced. One that lets nobody of the account change it is refused. https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
import { policyProblem } from '../../contracts/resource-policy.ts';
import type { Context } from '../../kernel/context.ts';
import { malformedPolicy } from './faults.ts';
import { canBeChangedAgain } from './lockout.ts';

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

/**
 * @param bypasses whether a policy may lock everybody out
 * @throws MalformedPolicyDocumentException
 */
export function checkPolicy(text: string, ctx: Context, bypasses = false): string {
  checkGrammar(text, ctx);
  if (!bypasses && !canBeChangedAgain(text, ctx))
    throw malformedPolicy('The new key policy will not allow you to update the key policy in the future.');
  return text;
}

function checkGrammar(text: string, ctx: Context): void {
  let problem: ReturnType<typeof policyProblem>;
  try {
    problem = policyProblem(text, 'kms', ctx);
  } catch (error) {
    if (error instanceof SyntaxError) throw malformedPolicy('This policy contains invalid Json');
    throw error;
  }
  if (!problem) return;
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
