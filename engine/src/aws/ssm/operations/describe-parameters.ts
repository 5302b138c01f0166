// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeParameters.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidNextToken } from '../faults.ts';
import { checkFilters, matchesFilters } from '../parameter/filters.ts';
import { newest } from '../parameter/newest.ts';
import { parameters } from '../state.ts';
import { parameterMetadataView } from '../views.ts';

/** Lists the account's own parameters and not AWS's public ones, as on AWS. */
export const describeParameters: Operation<'ssm', 'DescribeParameters'> = (input, ctx) => {
  const filters = [
    ...(input.ParameterFilters ?? []),
    ...(input.Filters ?? []).map((filter) => ({
      ...filter,
      Option: filter.Key === 'Name' ? 'BeginsWith' : 'Equals',
    })),
  ];
  checkFilters(filters);
  const matching = ctx.all(parameters).filter((parameter) => matchesFilters(parameter, filters));
  const found = page(matching, (parameter) => parameter.name, input.MaxResults ?? 50, input.NextToken);
  if (!found) throw invalidNextToken();
  return {
    Parameters: found.items.map((parameter) => parameterMetadataView(parameter, newest(parameter), ctx)),
    NextToken: found.nextToken,
  };
};
