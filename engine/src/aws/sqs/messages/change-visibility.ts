// Changes for how long a received message stays invisible, from now.
import type { Context } from '../../../kernel/context.ts';
import { invalid, notInFlight } from '../faults.ts';
import { findReceipt, messageKey } from '../find.ts';
import { messages, type QueueRecord } from '../state.ts';
import { isInFlight } from './counts.ts';

const maxSeconds = 43_200;

/** @throws ReceiptHandleIsInvalid, InvalidParameterValue, MessageNotInflight */
export function changeVisibility(queue: QueueRecord, handle: string, seconds: number, ctx: Context): void {
  const because = (name: string, value: string | number, reason: string) =>
    invalid(`Value ${value} for parameter ${name} is invalid. Reason: ${reason}`);
  if (seconds < 0 || seconds > maxSeconds)
    throw because(
      'VisibilityTimeout',
      seconds,
      `VisibilityTimeout must be an integer between 0 and ${maxSeconds}.`,
    );
  const { message, isNewest } = findReceipt(queue, handle, ctx);
  if (!message)
    throw because(
      'ReceiptHandle',
      handle,
      'Message does not exist or is not available for visibility timeout change.',
    );
  if (!isNewest && queue.isFifo) throw because('ReceiptHandle', handle, 'The receipt handle has expired.');
  if (!isInFlight(message, ctx.now))
    throw notInFlight(
      `Value ${handle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.`,
    );
  const visibleAt = ctx.now + seconds * 1000;
  if (visibleAt > (message.receivedAt ?? ctx.now) + maxSeconds * 1000)
    throw because(
      'VisibilityTimeout',
      seconds,
      `Total VisibilityTimeout for the message is beyond the limit [${maxSeconds} seconds]`,
    );
  ctx.put(messages, messageKey(message), { ...message, visibleAt });
}
