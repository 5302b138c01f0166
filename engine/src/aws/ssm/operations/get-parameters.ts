// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html
import type { Parameter } from '@aws-sdk/client-ssm';
import type { Operation } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { requireVersion } from '../find.ts';
import { checkedNames } from '../parameter/name.ts';
import { parameterView } from '../views.ts';

/** A name that does not exist does not fail the call: it is listed in InvalidParameters. */
export const getParameters: Operation<'ssm', 'GetParameters'> = (input, ctx) => {
  const names = checkedNames(input.Names!);
  const found: Parameter[] = [];
  const missing: string[] = [];
  for (const name of names) {
    try {
      found.push(parameterView(requireVersion(name, ctx), input.WithDecryption, ctx));
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      missing.push(name);
    }
  }
  return { Parameters: found, InvalidParameters: missing };
};
