// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeContributorInsights.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTable } from '../find.ts';
import { insightsView } from '../tables/insights.ts';

export const describeContributorInsights: Operation<'dynamodb', 'DescribeContributorInsights'> = (
  input,
  ctx,
) => insightsView(requireTable(input.TableName, ctx), input.IndexName);
