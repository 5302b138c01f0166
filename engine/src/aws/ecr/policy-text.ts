// Repository policies: checked by the grammar, and recorded as the JSON text that they came in.
// https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html
import { policyProblem } from '../../contracts/resource-policy.ts';
import type { Context } from '../../kernel/context.ts';
import { invalidParameter } from './faults.ts';

/** @throws InvalidParameterException */
export function checkPolicyText(text: string, ctx: Context): void {
  let refused: boolean;
  try {
    refused = policyProblem(text, 'ecr', ctx) !== undefined;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw invalidParameter('PolicyText', 'Invalid JSON syntax');
  }
  if (refused) throw invalidParameter('PolicyText', 'Invalid repository policy provided');
}
