// Which messages a mapping lets through: patterns of EventBridge's language over the record, whose body is JSON there.
// https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html
import type { Context } from '../../../kernel/context.ts';
import type { QueueMessage } from '../state.ts';
import { queueRecord } from './batch.ts';

export function matchesFilters(patterns: readonly string[], message: QueueMessage, ctx: Context): boolean {
  if (patterns.length === 0) return true;
  const Event = JSON.stringify({ ...queueRecord(message), body: bodyOf(message) });
  return patterns.some(
    (EventPattern) => ctx.call('events', 'TestEventPattern', { EventPattern, Event }).Result,
  );
}

function bodyOf({ Body = '' }: QueueMessage): unknown {
  try {
    return JSON.parse(Body) as unknown;
  } catch {
    return Body;
  }
}
