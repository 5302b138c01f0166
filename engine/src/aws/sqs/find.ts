// Lookups by URL, by ARN and by receipt handle.
import type { Context } from '../../kernel/context.ts';
import { queueNotFound, receiptInvalid } from './faults.ts';
import { type MessageRecord, messages, type QueueRecord, queues } from './state.ts';
import { access } from './traffic.ts';

/** The engine's own address, whose port may differ after a restart: of a URL, only the account and the name are ever looked at. */
export const queueUrl = ({ name }: QueueRecord, { endpoint, account }: Context): string =>
  `${endpoint}/${account}/${name}`;

/**
 * The queue that a call is about, which is thereby active.
 * @throws QueueDoesNotExist
 */
export function requireQueue(url: string | undefined, ctx: Context): QueueRecord {
  const [account = '', name = ''] = (url ?? '').split('/').slice(-2);
  const isOthers = /^\d{12}$/.test(account) && account !== ctx.account;
  const found = isOthers ? undefined : ctx.get(queues, name || account);
  if (!found) throw queueNotFound();
  access(found, ctx);
  return found;
}

export function findByArn(arn: string, ctx: Context): QueueRecord | undefined {
  const found = ctx.get(queues, arn.split(':').at(-1)!);
  return found?.arn === arn ? found : undefined;
}

export const messageKey = ({ queue, id }: Pick<MessageRecord, 'queue' | 'id'>) => `${queue}/${id}`;

export function receiptHandle({ queue, id, receipt }: MessageRecord): string {
  return Buffer.from(`${queue} ${id} ${receipt}`).toString('base64');
}

export interface FoundReceipt {
  /** Undefined when the message has been deleted. */
  readonly message: MessageRecord | undefined;
  /** Whether the message has not been received again since. */
  readonly isNewest: boolean;
}

/** @throws ReceiptHandleIsInvalid */
export function findReceipt(queue: QueueRecord, handle: string, ctx: Context): FoundReceipt {
  const [name, id, receipt, ...rest] = Buffer.from(handle, 'base64').toString().split(' ');
  if (name !== queue.name || !id || !receipt || rest.length > 0) throw receiptInvalid(handle);
  const message = ctx.get(messages, messageKey({ queue: queue.name, id }));
  return { message, isNewest: message?.receipt === receipt };
}
