// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParametersByPath.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalid, invalidNextToken } from '../faults.ts';
import { checkFilters, isBelow, matchesFilters } from '../parameter/filters.ts';
import { newest } from '../parameter/newest.ts';
import { publicParameters } from '../parameter/public.ts';
import { parameters } from '../state.ts';
import { parameterView } from '../views.ts';

export const getParametersByPath: Operation<'ssm', 'GetParametersByPath'> = (input, ctx) => {
  const path = input.Path!;
  if (!path.startsWith('/')) {
    throw invalid('The parameter path must begin with a slash "/", for example: /service/settings');
  }
  checkFilters(input.ParameterFilters, true);
  const publicOnes = path.startsWith('/aws/') ? [...publicParameters(ctx.region).values()] : [];
  const below = [...ctx.all(parameters), ...publicOnes].filter(
    (parameter) =>
      isBelow(parameter.name, path, input.Recursive ?? false) &&
      matchesFilters(parameter, input.ParameterFilters),
  );
  const found = page(below, (parameter) => parameter.name, input.MaxResults ?? 10, input.NextToken);
  if (!found) throw invalidNextToken();
  return {
    Parameters: found.items.map((parameter) =>
      parameterView({ parameter, version: newest(parameter) }, input.WithDecryption, ctx),
    ),
    NextToken: found.nextToken,
  };
};
