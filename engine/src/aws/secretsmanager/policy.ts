// Resource policies of secrets.
// https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html
import { policyProblem, statementsOf } from '../../contracts/resource-policy.ts';
import type { Context } from '../../kernel/context.ts';
import { parseJson } from '../../kernel/json.ts';

/** What is wrong with it, as AWS says it; undefined for one that is right. */
export function policyError(text: string, ctx: Context): string | undefined {
  try {
    const problem = policyProblem(text, 'secretsmanager', ctx);
    if (!problem) return undefined;
    return problem.member === 'Principal' && !problem.missing
      ? 'This resource policy contains an unsupported principal.'
      : 'This resource policy contains a syntax error.';
  } catch (error) {
    if (error instanceof SyntaxError) return 'This resource policy contains a syntax error.';
    throw error;
  }
}

/** Whether a statement without a condition allows something to everybody. */
export const grantsAnybody = (text: string): boolean =>
  statementsOf(parseJson(text)).some(
    ({ Effect, Principal, Condition }) =>
      Effect === 'Allow' && Condition === undefined && isAnybody(Principal),
  );

function isAnybody(principal: unknown): boolean {
  if (typeof principal !== 'object' || principal === null) return principal === '*';
  return [(principal as { readonly AWS?: unknown }).AWS].flat().includes('*');
}
