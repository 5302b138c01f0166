// Which messages a mapping lets through: patterns of EventBridge's language over the record, whose body is JSON there.
// https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html
import { matches } from '../../../contracts/event-patterns/matches.ts';
import { parseJson } from '../../../kernel/json.ts';
import type { QueueMessage } from '../state.ts';
import { queueRecord } from './batch.ts';

export function matchesFilters(patterns: readonly string[], message: QueueMessage): boolean {
  if (patterns.length === 0) return true;
  const record = { ...queueRecord(message), body: bodyOf(message) };
  return patterns.some((pattern) => matches(parseJson(pattern), record));
}

function bodyOf({ Body = '' }: QueueMessage): unknown {
  try {
    return JSON.parse(Body) as unknown;
  } catch {
    return Body;
  }
}
