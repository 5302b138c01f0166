// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DescribeEvents.html
import type { Event } from '@aws-sdk/client-elasticache';
import { listSourceEvents } from '../../../contracts/managed-stores/source-events.ts';
import type { Operation } from '../../../kernel/context.ts';

export const describeEvents: Operation<'elasticache', 'DescribeEvents'> = (input, ctx) => {
  const { items, next } = listSourceEvents('elasticache', input, () => true, ctx);
  const events = items.map(
    ({ timestamp, value }): Event => ({
      SourceIdentifier: value.sourceIdentifier,
      SourceType: value.sourceType as NonNullable<Event['SourceType']>,
      Message: value.message,
      Date: new Date(timestamp),
    }),
  );
  return { Events: events, ...next };
};
