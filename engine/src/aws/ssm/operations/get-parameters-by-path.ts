// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParametersByPath.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalid, invalidNextToken } from '../faults.ts';
import { newest, shownParameter } from '../find.ts';
import { isBelow, matchesFilters } from '../parameter/filters.ts';
import { publicParameters } from '../parameter/public.ts';
import { parameters } from '../state.ts';

export const getParametersByPath: Operation<'ssm', 'GetParametersByPath'> = (input, ctx) => {
  const path = input.Path!;
  if (!path.startsWith('/')) {
    throw invalid('The parameter path must begin with a slash "/", for example: /service/settings');
  }
  const published = path.startsWith('/aws/') ? [...publicParameters(ctx.region).values()] : [];
  const below = [...ctx.all(parameters), ...published].filter(
    (parameter) =>
      isBelow(parameter.name, path, input.Recursive ?? false) &&
      matchesFilters(parameter, input.ParameterFilters),
  );
  const shown = page(below, (parameter) => parameter.name, input.MaxResults ?? 10, input.NextToken);
  if (!shown) throw invalidNextToken();
  return {
    Parameters: shown.items.map((parameter) =>
      shownParameter({ parameter, version: newest(parameter) }, input.WithDecryption, ctx),
    ),
    NextToken: shown.nextToken,
  };
};
