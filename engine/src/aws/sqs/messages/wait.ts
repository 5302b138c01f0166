// Long polling: a receive that finds nothing is answered as soon as there is a message.
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html
import type { Context } from '../../../kernel/context.ts';
import { outcomes } from '../../../kernel/outcomes.ts';
import type { Reader } from '../../../kernel/table.ts';
import {
  queues,
  type ReceivedMessage,
  type ReceiveQuestion,
  receivesOfQueue,
  type WaitingReceive,
  waitingReceives,
} from '../state.ts';
import { receive } from './receive.ts';

export const queueController = 'sqs/queue';

const keyOf = ({ queue, receiveId }: WaitingReceive) => `${queue}/${receiveId}`;

export function wait(queue: string, question: ReceiveQuestion, seconds: number, ctx: Context): string {
  const receiveId = ctx.requestId();
  const waiting: WaitingReceive = {
    ...question,
    queue,
    receiveId,
    since: ctx.now,
    until: ctx.now + seconds * 1000,
  };
  ctx.put(waitingReceives, keyOf(waiting), waiting);
  // Lost when the engine ends: nobody waits for the answer then.
  ctx.put(outcomes, keyOf(waiting), { status: 'open', waker: { controller: queueController, key: queue } });
  return receiveId;
}

/** Oldest first. */
export function waitingFor(queue: string, state: Pick<Context, 'by'>): WaitingReceive[] {
  return [...state.by(receivesOfQueue, queue)].sort((a, b) => a.since - b.since);
}

export function answer(waiting: WaitingReceive, ctx: Context): void {
  const queue = ctx.get(queues, waiting.queue);
  const messages: readonly ReceivedMessage[] = queue ? receive(queue, waiting, ctx) : [];
  forget(waiting, ctx);
  ctx.report('sqs/received', { receiveId: waiting.receiveId, messages });
}

export function forget(waiting: WaitingReceive, ctx: Context): void {
  ctx.delete(waitingReceives, keyOf(waiting));
  ctx.delete(outcomes, keyOf(waiting));
}

/** The engine that was asked has ended. */
export const isLost = (waiting: WaitingReceive, state: Reader) =>
  state.get(outcomes, keyOf(waiting))?.status === 'lost';
