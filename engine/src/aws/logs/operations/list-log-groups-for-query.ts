// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_ListLogGroupsForQuery.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidParameter, queryNotFound } from '../faults.ts';
import { queries } from '../state.ts';

export const listLogGroupsForQuery: Operation<'logs', 'ListLogGroupsForQuery'> = (input, ctx) => {
  const query = ctx.get(queries, input.queryId!);
  if (!query) throw queryNotFound(input.queryId!);
  const result = page(query.groups, (name) => name, input.maxResults ?? 50, input.nextToken);
  if (!result) throw invalidParameter('The specified nextToken is invalid.');
  return { logGroupIdentifiers: result.items, nextToken: result.nextToken };
};
