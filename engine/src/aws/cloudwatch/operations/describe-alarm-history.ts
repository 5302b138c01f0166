// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarmHistory.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidParameter } from '../faults.ts';
import { type HistoryEntry, historyStream } from '../state.ts';

export const describeAlarmHistory: Operation<'cloudwatch', 'DescribeAlarmHistory'> = (input, ctx) => {
  const limit = input.MaxRecords ?? 100;
  const backward = input.ScanBy !== 'TimestampAscending';
  const after = input.NextToken === undefined ? undefined : Number(input.NextToken);
  if (after !== undefined && !Number.isSafeInteger(after)) throw invalidParameter('Invalid nextToken');
  const found = ctx.streams
    .read<HistoryEntry>(historyStream, {
      from: input.StartDate?.getTime(),
      to: input.EndDate?.getTime(),
      limit: 10_000,
      backward,
      ...(after !== undefined && { after }),
    })
    .filter(({ value }) => !input.AlarmName || value.alarm === input.AlarmName)
    .filter(({ value }) => !input.AlarmTypes?.length || input.AlarmTypes.includes(typeOf(value)))
    .filter(({ value }) => !input.HistoryItemType || value.kind === input.HistoryItemType);
  const items = found.slice(0, limit);
  return {
    AlarmHistoryItems: items.map(({ timestamp, value }) => ({
      AlarmName: value.alarm,
      AlarmType: typeOf(value),
      Timestamp: new Date(timestamp),
      HistoryItemType: value.kind,
      HistorySummary: value.summary,
      HistoryData: value.data,
    })),
    ...(found.length > limit && { NextToken: String(items.at(-1)?.sequence) }),
  };
};

const typeOf = ({ isComposite }: HistoryEntry) => (isComposite ? 'CompositeAlarm' : 'MetricAlarm');
