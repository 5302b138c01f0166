// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBClusterParameters.html
import type { Operation } from '../../../kernel/context.ts';
import { requireParameterGroup } from '../find.ts';

export const describeDBClusterParameters: Operation<'rds', 'DescribeDBClusterParameters'> = (input, ctx) => ({
  // Only those that were set: the engine knows no defaults.
  Parameters: Object.entries(
    requireParameterGroup('cluster', input.DBClusterParameterGroupName, ctx).parameters,
  ).map(([ParameterName, ParameterValue]) => ({
    ParameterName,
    ParameterValue,
    Source: 'user',
    IsModifiable: true,
  })),
});
