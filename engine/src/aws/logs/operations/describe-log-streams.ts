// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogStreams.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidParameter } from '../faults.ts';
import { requireGroup, streamsOf } from '../find.ts';
import type { LogStreamRecord } from '../state.ts';

export const describeLogStreams: Operation<'logs', 'DescribeLogStreams'> = (input, ctx) => {
  const group = requireGroup({ name: input.logGroupName, identifier: input.logGroupIdentifier }, ctx);
  const byTime = input.orderBy === 'LastEventTime';
  if (byTime && input.logStreamNamePrefix) {
    throw invalidParameter('Cannot order by LastEventTime with a logStreamNamePrefix.');
  }
  const matching = streamsOf(group.name, ctx).filter(({ name }) =>
    name.startsWith(input.logStreamNamePrefix ?? ''),
  );
  // A page's token names the key of its last item, so the order must be in the key itself.
  const ascending = (stream: LogStreamRecord) =>
    byTime ? `${String(stream.lastEventAt ?? 0).padStart(16, '0')} ${stream.name}` : stream.name;
  const ranks = new Map(
    matching
      .sort((a, b) => (ascending(a) < ascending(b) ? -1 : 1) * (input.descending ? -1 : 1))
      .map((stream, i) => [stream, String(i).padStart(8, '0')]),
  );
  const shown = page(matching, (stream) => ranks.get(stream) ?? '', input.limit ?? 50, input.nextToken);
  if (!shown) throw invalidParameter('The specified nextToken is invalid.');
  return {
    logStreams: shown.items.map((stream) => ({
      logStreamName: stream.name,
      creationTime: stream.createdAt,
      firstEventTimestamp: stream.firstEventAt,
      lastEventTimestamp: stream.lastEventAt,
      lastIngestionTime: stream.lastIngestedAt,
      arn: stream.arn,
    })),
    nextToken: shown.nextToken,
  };
};
