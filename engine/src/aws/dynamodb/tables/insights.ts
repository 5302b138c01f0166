// Contributor insights of a table and of its indexes, which are recorded.
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeContributorInsights.html
import type { DescribeContributorInsightsOutput } from '@aws-sdk/client-dynamodb';
import { invalid } from '../faults.ts';
import type { TableRecord } from '../state.ts';

/** The key of the table's own. */
const own = '';

/** @throws ValidationException where the table has no such index */
export function insightsView(
  table: TableRecord,
  IndexName: string | undefined,
): DescribeContributorInsightsOutput {
  checkIndex(table, IndexName);
  const { TableName, insights = {} } = table;
  const at = insights[IndexName ?? own];
  return {
    TableName,
    ...(IndexName !== undefined && { IndexName }),
    ContributorInsightsStatus: at === undefined ? 'DISABLED' : 'ENABLED',
    ...(at !== undefined && { LastUpdateDateTime: new Date(at) }),
  };
}

/** @throws ValidationException where the table has no such index */
export function changeInsights(
  table: TableRecord,
  IndexName: string | undefined,
  isOn: boolean,
  now: number,
): Readonly<Record<string, number>> {
  checkIndex(table, IndexName);
  const { [IndexName ?? own]: _before, ...others } = table.insights ?? {};
  return isOn ? { ...others, [IndexName ?? own]: now } : others;
}

function checkIndex({ GlobalSecondaryIndexes: indexes }: TableRecord, name: string | undefined): void {
  if (name !== undefined && !indexes.some(({ IndexName }) => IndexName === name))
    throw invalid(`The table does not have the specified index: ${name}`);
}
