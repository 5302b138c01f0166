// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBParameters.html
import { markedPage } from '../../../contracts/managed-stores/marked-page.ts';
import type { Operation } from '../../../kernel/context.ts';
import { requireParameterGroup } from '../find.ts';
import { parametersOf } from '../groups/parameters.ts';

export const describeDBParameters: Operation<'rds', 'DescribeDBParameters'> = (input, ctx) => {
  const group = requireParameterGroup('instance', input.DBParameterGroupName, ctx);
  const found = parametersOf(group, input.Source);
  const { items, next } = markedPage(found, ({ ParameterName = '' }) => ParameterName, input);
  return { Parameters: items, ...next };
};
