// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogStreams.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidParameter } from '../faults.ts';
import { requireGroup, streamsOf } from '../find.ts';
import { pageLimit } from '../page-limit.ts';
import type { LogStreamRecord } from '../state.ts';

export const describeLogStreams: Operation<'logs', 'DescribeLogStreams'> = (input, ctx) => {
  const group = requireGroup(ctx, { name: input.logGroupName, identifier: input.logGroupIdentifier });
  const byTime = input.orderBy === 'LastEventTime';
  if (byTime && input.logStreamNamePrefix) {
    throw invalidParameter('Cannot order by LastEventTime with a logStreamNamePrefix.');
  }
  const matching = streamsOf(ctx, group.name).filter(({ name }) =>
    name.startsWith(input.logStreamNamePrefix ?? ''),
  );
  const ascending = ({ name, lastEventAt = 0 }: LogStreamRecord) =>
    byTime ? `${String(lastEventAt).padStart(16, '0')} ${name}` : name;
  const key = (stream: LogStreamRecord) =>
    input.descending ? descendingKey(ascending(stream)) : ascending(stream);
  const result = page(matching, key, pageLimit(input.limit, 50), input.nextToken);
  if (!result) throw invalidParameter('The specified nextToken is invalid.');
  return {
    logStreams: result.items.map((stream) => ({
      logStreamName: stream.name,
      creationTime: stream.createdAt,
      firstEventTimestamp: stream.firstEventAt,
      lastEventTimestamp: stream.lastEventAt,
      lastIngestionTime: stream.lastIngestedAt,
      arn: stream.arn,
    })),
    nextToken: result.nextToken,
  };
};

/** Pages are in rising order of key: inverting each character's code reverses it, with a prefix after what it begins. */
const descendingKey = (text: string): string =>
  `${Array.from({ length: text.length }, (_, i) =>
    (0xffff - text.charCodeAt(i)).toString(16).padStart(4, '0'),
  ).join('')}~`;
