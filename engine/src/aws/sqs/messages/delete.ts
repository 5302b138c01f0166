// Deletes a message that has been received. A message that is gone already is no error.
import type { Context } from '../../../kernel/context.ts';
import { invalid } from '../faults.ts';
import { findReceipt, messageKey } from '../find.ts';
import { messages, type QueueRecord } from '../state.ts';
import { count } from '../traffic.ts';

/** @throws ReceiptHandleIsInvalid, InvalidParameterValue */
export function deleteReceived(queue: QueueRecord, handle: string, ctx: Context): void {
  const { message, isNewest } = findReceipt(queue, handle, ctx);
  if (!message) return;
  // A standard queue deletes by an old handle, too.
  if (queue.isFifo && (!isNewest || message.visibleAt <= ctx.now))
    throw invalid(
      `Value ${handle} for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.`,
    );
  ctx.delete(messages, messageKey(message));
  count(queue, { deleted: 1 }, ctx);
}
