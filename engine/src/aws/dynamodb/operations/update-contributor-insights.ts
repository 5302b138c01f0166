// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateContributorInsights.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTable } from '../find.ts';
import { tables } from '../state.ts';
import { changeInsights } from '../tables/insights.ts';

/** Recorded: no insights are made. */
export const updateContributorInsights: Operation<'dynamodb', 'UpdateContributorInsights'> = (input, ctx) => {
  const table = requireTable(input.TableName, ctx);
  const { IndexName } = input;
  const isOn = input.ContributorInsightsAction === 'ENABLE';
  const insights = changeInsights(table, IndexName, isOn, ctx.now);
  ctx.put(tables, table.TableName, { ...table, insights });
  return {
    TableName: table.TableName,
    ...(IndexName !== undefined && { IndexName }),
    ContributorInsightsStatus: isOn ? 'ENABLING' : 'DISABLING',
  };
};
