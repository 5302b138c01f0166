// How many messages of a queue can be received, are in flight, and are delayed.
import type { Reader } from '../../../kernel/table.ts';
import { type MessageRecord, messagesOfQueue, type QueueRecord } from '../state.ts';

export interface Counts {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
  /** When the oldest of them was sent. */
  readonly oldestAt: number | undefined;
}

export const isInFlight = ({ visibleAt, receipt }: MessageRecord, now: number) =>
  visibleAt > now && receipt !== undefined;

export function countsOf({ name }: QueueRecord, state: Reader & { readonly now: number }): Counts {
  let [visible, inFlight, delayed] = [0, 0, 0];
  let oldestAt: number | undefined;
  for (const message of state.by(messagesOfQueue, name)) {
    if (message.visibleAt <= state.now) visible += 1;
    else if (isInFlight(message, state.now)) inFlight += 1;
    else delayed += 1;
    if (oldestAt === undefined || message.sentAt < oldestAt) oldestAt = message.sentAt;
  }
  return { visible, inFlight, delayed, oldestAt };
}
