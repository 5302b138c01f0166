// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBClusterParameters.html
import { markedPage } from '../../../contracts/managed-stores/marked-page.ts';
import type { Operation } from '../../../kernel/context.ts';
import { requireParameterGroup } from '../find.ts';
import { parametersOf } from '../groups/parameters.ts';

export const describeDBClusterParameters: Operation<'rds', 'DescribeDBClusterParameters'> = (input, ctx) => {
  const group = requireParameterGroup('cluster', input.DBClusterParameterGroupName, ctx);
  const found = parametersOf(group, input.Source);
  const { items, next } = markedPage(found, ({ ParameterName = '' }) => ParameterName, input);
  return { Parameters: items, ...next };
};
