// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeParameters.html
import type { Context, Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidNextToken } from '../faults.ts';
import { newest, parameterArn } from '../find.ts';
import { matchesFilters } from '../parameter/filters.ts';
import { parameters } from '../state.ts';

/** The account's own parameters: AWS's public ones are not listed, as on AWS. */
export const describeParameters: Operation<'ssm', 'DescribeParameters'> = (input, ctx) => {
  const filters = [
    ...(input.ParameterFilters ?? []),
    ...(input.Filters ?? []).map((filter) => ({
      ...filter,
      Option: filter.Key === 'Name' ? 'BeginsWith' : 'Equals',
    })),
  ];
  const matching = ctx.all(parameters).filter((parameter) => matchesFilters(parameter, filters));
  const shown = page(matching, (parameter) => parameter.name, input.MaxResults ?? 50, input.NextToken);
  if (!shown) throw invalidNextToken();
  return {
    Parameters: shown.items.map((parameter) => {
      const version = newest(parameter);
      return {
        Name: parameter.name,
        ARN: parameterArn(parameter.name, ctx),
        Type: version.type,
        KeyId: version.keyId,
        LastModifiedDate: new Date(version.modifiedAt),
        LastModifiedUser: describedUser(ctx),
        Description: version.description,
        AllowedPattern: version.allowedPattern,
        Version: version.version,
        Tier: version.tier,
        Policies: [],
        DataType: version.dataType,
      };
    }),
    NextToken: shown.nextToken,
  };
};

/** Callers are not told apart here: all are the account's root user. */
export function describedUser(ctx: Context): string {
  return `arn:aws:iam::${ctx.account}:root`;
}
