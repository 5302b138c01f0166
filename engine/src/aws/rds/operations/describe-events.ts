// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeEvents.html
import type { Event } from '@aws-sdk/client-rds';
import { listSourceEvents } from '../../../contracts/managed-stores/source-events.ts';
import type { Operation } from '../../../kernel/context.ts';
import type { ListedEvent } from '../events.ts';

export const describeEvents: Operation<'rds', 'DescribeEvents'> = (input, ctx) => {
  const { EventCategories: wanted = [] } = input;
  const { items, next } = listSourceEvents<ListedEvent>(
    'rds',
    input,
    ({ categories }) => wanted.length === 0 || categories.some((category) => wanted.includes(category)),
    ctx,
  );
  const events = items.map(
    ({ timestamp, value }): Event => ({
      SourceIdentifier: value.sourceIdentifier,
      SourceType: value.sourceType as NonNullable<Event['SourceType']>,
      Message: value.message,
      EventCategories: [...value.categories],
      Date: new Date(timestamp),
      SourceArn: value.arn,
    }),
  );
  return { Events: events, ...next };
};
