// Polls a queue and invokes the function with batches of its messages. What the function has handled is deleted; the rest
// comes back after its visibility timeout. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
import type { RoleSession } from '../../../contracts/role-credentials.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { type Outcome, outcomes } from '../../../kernel/outcomes.ts';
import { plain } from '../../../kernel/plain.ts';
import {
  type EventSourceMappingRecord,
  eventSourceMappings,
  functions,
  type PollRecord,
  polls,
  type QueueMessage,
} from '../state.ts';
import { failedItems, queueEvent } from './batch.ts';
import { matchesFilters } from './filter.ts';
import { queueUrlOf } from './mapping.ts';

export const mappingController = 'lambda/event-source-mapping';

const longestWaitSeconds = 20;
const pauseMs = 5000;

export const noPoll: PollRecord = { gathered: [], invocations: [] };

/** AWS polls with five invocations at a time to begin with; a FIFO queue's groups are one after the other here. */
export function maxInvocations({
  eventSourceArn = '',
  maximumConcurrency = 5,
}: EventSourceMappingRecord): number {
  return eventSourceArn.endsWith('.fifo') ? 1 : maximumConcurrency;
}

export function askForMessages(mapping: EventSourceMappingRecord, poll: PollRecord, ctx: Context): void {
  const { uuid, batchSize, eventSourceArn = '' } = mapping;
  const left =
    poll.gatherUntil === undefined ? longestWaitSeconds : Math.ceil((poll.gatherUntil - ctx.now) / 1000);
  const attempt = (receive: () => string) => {
    try {
      ctx.put(polls, uuid, { ...poll, receive: receive() });
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      note(mapping, `PROBLEM: ${error.message}`, ctx);
      ctx.put(polls, uuid, { ...poll, notBefore: ctx.now + pauseMs });
    }
  };
  attempt(() =>
    ctx.as(roleOf(mapping, ctx)).ask(
      'sqs',
      'ReceiveMessage',
      {
        QueueUrl: queueUrlOf(eventSourceArn, ctx),
        MaxNumberOfMessages: Math.min(10, batchSize - poll.gathered.length),
        WaitTimeSeconds: Math.min(Math.max(left, 0), longestWaitSeconds),
        AttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      },
      { controller: mappingController, key: uuid },
      ({ Messages = [] }) =>
        Messages.map((message) => ({
          ...message,
          MessageAttributes: Object.fromEntries(
            Object.entries(message.MessageAttributes ?? {}).map(
              ([name, { DataType, StringValue, BinaryValue }]) => [
                name,
                {
                  DataType,
                  StringValue,
                  ...(BinaryValue && { BinaryValue: Buffer.from(BinaryValue).toString('base64') }),
                },
              ],
            ),
          ),
        })),
    ),
  );
}

/** The function's role, with which Lambda polls. */
function roleOf({ functionName }: EventSourceMappingRecord, ctx: Context): RoleSession | undefined {
  const roleArn = ctx.get(functions, functionName)?.role;
  return roleArn === undefined ? undefined : { kind: 'role', roleArn, session: functionName };
}

/** What a receive has returned, or why it failed. */
export function takeMessages(mapping: EventSourceMappingRecord, poll: PollRecord, ctx: Context): void {
  const { uuid, windowSeconds } = mapping;
  const { receive: token = '', ...others } = poll;
  const outcome = settled(token, ctx);
  if (outcome?.status === 'failed') {
    note(mapping, `PROBLEM: ${outcome.message}`, ctx);
    ctx.put(polls, uuid, { ...others, notBefore: ctx.now + pauseMs });
    return;
  }
  const received = outcome?.status === 'succeeded' ? (outcome.output as readonly QueueMessage[]) : [];
  const wanted = received.filter((message) => matchesFilters(mapping.filters, message));
  // What no filter lets through is deleted: nobody else will see it.
  remove(
    mapping,
    received.filter((message) => !wanted.includes(message)),
    ctx,
  );
  const gathered = [...poll.gathered, ...wanted];
  ctx.put(
    polls,
    uuid,
    plain({
      ...others,
      gathered,
      gatherUntil: gathered.length === 0 ? undefined : (poll.gatherUntil ?? ctx.now + windowSeconds * 1000),
    }),
  );
}

export function invokeBatch(mapping: EventSourceMappingRecord, poll: PollRecord, ctx: Context): void {
  const { functionName, qualifier, uuid } = mapping;
  const batch = poll.gathered;
  const token = ctx.ask(
    'lambda',
    'Invoke',
    {
      FunctionName: functionName,
      Qualifier: qualifier,
      Payload: Buffer.from(JSON.stringify(queueEvent(batch, mapping, ctx))),
    },
    { controller: mappingController, key: uuid },
    ({ FunctionError, Payload }) => ({
      failed: FunctionError !== undefined,
      payload: Buffer.from(Payload ?? []).toString(),
    }),
  );
  const { gatherUntil: _until, ...others } = poll;
  ctx.put(polls, uuid, { ...others, gathered: [], invocations: [...poll.invocations, { token, batch }] });
}

export function settleInvocation(
  mapping: EventSourceMappingRecord,
  poll: PollRecord,
  token: string,
  ctx: Context,
): void {
  const invocation = poll.invocations.find((each) => each.token === token)!;
  const invocations = poll.invocations.filter((each) => each !== invocation);
  ctx.put(polls, mapping.uuid, { ...poll, invocations });
  const outcome = settled(token, ctx);
  if (outcome?.status === 'failed') {
    note(mapping, `PROBLEM: ${outcome.message}`, ctx);
    return;
  }
  // The engine ended meanwhile: the messages come back, as after a function that was cut off.
  if (outcome?.status !== 'succeeded') return;
  const { failed, payload } = outcome.output as { readonly failed: boolean; readonly payload: string };
  const kept = failed ? invocation.batch : failedItems(mapping, invocation.batch, payload);
  note(mapping, failed ? 'PROBLEM: Function call failed' : 'OK', ctx);
  remove(
    mapping,
    invocation.batch.filter((message) => !kept.includes(message)),
    ctx,
  );
}

function settled(token: string, ctx: Context): Outcome | undefined {
  const outcome = ctx.get(outcomes, token);
  if (outcome) ctx.delete(outcomes, token);
  return outcome;
}

function note(mapping: EventSourceMappingRecord, lastResult: string, ctx: Context): void {
  if (mapping.lastResult !== lastResult)
    ctx.put(eventSourceMappings, mapping.uuid, { ...mapping, lastResult });
}

function remove(mapping: EventSourceMappingRecord, messages: readonly QueueMessage[], ctx: Context): void {
  const { eventSourceArn = '' } = mapping;
  const own = ctx.as(roleOf(mapping, ctx));
  try {
    for (let at = 0; at < messages.length; at += 10) {
      own.call('sqs', 'DeleteMessageBatch', {
        QueueUrl: queueUrlOf(eventSourceArn, ctx),
        Entries: messages
          .slice(at, at + 10)
          .map(({ ReceiptHandle }, i) => ({ Id: String(i), ReceiptHandle })),
      });
    }
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    note(mapping, `PROBLEM: ${error.message}`, ctx);
  }
}
