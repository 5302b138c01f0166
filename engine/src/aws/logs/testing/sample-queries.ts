// Tables of sample queries: what each answers over some events.
import { describe, expect, test } from 'vitest';
import { putMessages, rehearsal } from './groups.ts';

/** The rows of a query over these events, without @ptr and times. */
function rowsOf(queryString: string, messages: readonly string[]): Record<string, string | undefined>[] {
  using cloud = rehearsal();
  cloud.call('logs', 'CreateLogStream', { logGroupName: 'app', logStreamName: 'vpc-flow-logs' });
  putMessages(cloud, messages, 'vpc-flow-logs');
  const startTime = Math.floor(cloud.clock.now() / 1000) - 60;
  const query = { logGroupName: 'app', startTime, endTime: startTime + 7200, queryString };
  const { queryId } = cloud.call('logs', 'StartQuery', query);
  const { results = [] } = cloud.call('logs', 'GetQueryResults', { queryId });
  return results.map((row) =>
    Object.fromEntries(
      row
        .filter(({ field }) => !/^@(ptr|timestamp)$|^bin|^t$/.test(field!))
        .map(({ field, value }) => [field, value]),
    ),
  );
}

type Sample = readonly [what: string, query: string, rows: readonly object[]];

export const samples = (kind: string, messages: readonly string[], all: readonly Sample[]) =>
  describe(kind, () => {
    test.each(all)('%s', (_what, query, rows) => {
      expect(rowsOf(query, messages)).toEqual(rows);
    });
  });

export const json = (...events: readonly object[]) => events.map((event) => JSON.stringify(event));
