// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetQueryResults.html
import type { Context, Operation } from '../../../kernel/context.ts';
import { queryNotFound } from '../faults.ts';
import { streamsOf } from '../find.ts';
import { discovered } from '../insights/discovered.ts';
import { compileQuery } from '../insights/query.ts';
import type { Row } from '../insights/values.ts';
import { eventsOf, type QueryRecord, queries, type StoredEvent } from '../state.ts';

/** The newest events of a query's time that are looked at. */
const scanned = 10_000;

export const getQueryResults: Operation<'logs', 'GetQueryResults'> = (input, ctx) => {
  const query = ctx.get(queries, input.queryId!);
  if (!query) throw queryNotFound(input.queryId!);
  const events = query.groups
    .flatMap((group) => eventsIn(group, query, ctx))
    .sort((a, b) => Number(b['@timestamp']) - Number(a['@timestamp']))
    .slice(0, scanned);
  const results = compileQuery(query.text).run(events, query.limit);
  return {
    queryLanguage: 'CWLI',
    results,
    statistics: {
      recordsMatched: results.length,
      recordsScanned: events.length,
      bytesScanned: events.reduce((sum, event) => sum + Buffer.byteLength(String(event['@message'])), 0),
    },
    status: 'Complete',
  };
};

function eventsIn(group: string, { from, to }: QueryRecord, ctx: Context): Row[] {
  return streamsOf(ctx, group).flatMap(({ name }) =>
    ctx.streams
      .read<StoredEvent>(eventsOf(group, name), { from, to: to + 1, limit: scanned, backward: true })
      .map(({ sequence, timestamp, value }) => ({
        ...discovered(value.message, name),
        '@timestamp': timestamp,
        '@ingestionTime': value.ingestedAt,
        '@message': value.message,
        '@logStream': name,
        '@log': `${ctx.account}:${group}`,
        '@ptr': Buffer.from(`${group}:${sequence}`).toString('base64'),
      })),
  );
}
