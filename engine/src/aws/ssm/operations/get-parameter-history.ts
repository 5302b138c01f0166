// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameterHistory.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidNextToken } from '../faults.ts';
import { requireVersion } from '../find.ts';
import { parameterHistoryView } from '../views.ts';

/** Oldest version first. */
export const getParameterHistory: Operation<'ssm', 'GetParameterHistory'> = (input, ctx) => {
  const { parameter } = requireVersion(input.Name!, ctx);
  const order = (version: number) => String(version).padStart(12, '0');
  const found = page(parameter.versions, (v) => order(v.version), input.MaxResults ?? 50, input.NextToken);
  if (!found) throw invalidNextToken();
  return {
    Parameters: found.items.map((version) =>
      parameterHistoryView(parameter, version, input.WithDecryption, ctx),
    ),
    NextToken: found.nextToken,
  };
};
