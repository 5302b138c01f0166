// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeQueries.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidParameter } from '../faults.ts';
import { queries } from '../state.ts';

export const describeQueries: Operation<'logs', 'DescribeQueries'> = (input, ctx) => {
  const found = ctx
    .all(queries)
    .filter(({ groups }) => input.logGroupName === undefined || groups.includes(input.logGroupName))
    .filter(({ status }) => input.status === undefined || input.status === status);
  const result = page(found, ({ id }) => id, input.maxResults ?? 1000, input.nextToken);
  if (!result) throw invalidParameter('The specified nextToken is invalid.');
  return {
    queries: result.items.map(({ id, text, groups, createdAt, status }) => ({
      queryLanguage: 'CWLI' as const,
      queryId: id,
      queryString: text,
      status,
      createTime: createdAt,
      logGroupName: groups[0],
    })),
    nextToken: result.nextToken,
  };
};
