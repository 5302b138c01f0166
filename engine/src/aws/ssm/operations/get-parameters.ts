// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html
import type { Parameter } from '@aws-sdk/client-ssm';
import type { Operation } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { invalid } from '../faults.ts';
import { findParameter, shownParameter } from '../find.ts';

/** What is not found does not fail the call: it is listed in InvalidParameters. */
export const getParameters: Operation<'ssm', 'GetParameters'> = (input, ctx) => {
  const names = [...new Set(input.Names!)];
  if (names.length > 10) {
    throw invalid(
      `1 validation error detected: Value '[${names.join(', ')}]' at 'names' failed to satisfy constraint: Member ` +
        'must have length less than or equal to 10',
    );
  }
  const found: Parameter[] = [];
  const missing: string[] = [];
  for (const name of names) {
    try {
      found.push(shownParameter(findParameter(name, ctx), input.WithDecryption, ctx));
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      missing.push(name);
    }
  }
  return { Parameters: found, InvalidParameters: missing };
};
