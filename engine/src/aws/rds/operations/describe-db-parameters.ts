// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBParameters.html
import type { Operation } from '../../../kernel/context.ts';
import { requireParameterGroup } from '../find.ts';

export const describeDBParameters: Operation<'rds', 'DescribeDBParameters'> = (input, ctx) => ({
  // Only those that were set: the engine knows no defaults.
  Parameters: Object.entries(
    requireParameterGroup('instance', input.DBParameterGroupName, ctx).parameters,
  ).map(([ParameterName, ParameterValue]) => ({
    ParameterName,
    ParameterValue,
    Source: 'user',
    IsModifiable: true,
  })),
});
