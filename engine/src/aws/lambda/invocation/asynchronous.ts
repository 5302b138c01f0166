// Asynchronous invocations: an event waits in Lambda's own queue, is tried up to three times, and ends at a destination
// or a dead-letter queue. https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
import {
  type AsynchronousInvocation,
  asynchronousInvocations,
} from '../../../contracts/asynchronous-invocations.ts';
import type { FunctionOutcome } from '../../../contracts/functions.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { outcomes } from '../../../kernel/outcomes.ts';
import { plain } from '../../../kernel/plain.ts';
import { reservedOf } from '../concurrency/reserved.ts';
import { type FoundFunction, findFunction } from '../find.ts';
import { type EventInvokeRecord, eventInvokeConfigs } from '../state.ts';
import { type Ended, sendToDeadLetters, sendToDestination } from './destinations.ts';
import { requestInvocation } from './request.ts';

export const asynchronousController = 'lambda/asynchronous-invocation';

/** Before the second and the third attempt. */
const pausesMs = [60_000, 120_000];
const throttlePauseMs = 1000;
const defaultMaximumAgeSeconds = 21_600;
/** How long what has become of an event can be read. */
const keptMs = 3_600_000;

export function enqueueEvent(found: FoundFunction, payload: string, ctx: Context): void {
  const invocation: AsynchronousInvocation = plain({
    functionName: found.record.name,
    qualifier: found.qualifier,
    functionArn: found.qualifiedArn,
    payload,
    status: 'waiting' as const,
    attempts: 0,
    receivedAt: ctx.now,
    nextAt: ctx.now,
  });
  // One request may invoke several times: a message to a topic, for example.
  const isTaken = ctx.get(asynchronousInvocations, ctx.requestId()) !== undefined;
  ctx.put(asynchronousInvocations, isTaken ? ctx.ids.uuid() : ctx.requestId(), invocation);
}

export function startAttempt(invocationId: string, invocation: AsynchronousInvocation, ctx: Context): void {
  const { functionName, qualifier, payload, receivedAt, attempts } = invocation;
  const { maximumEventAgeSeconds = defaultMaximumAgeSeconds } = configOf(invocation, ctx) ?? {};
  if (ctx.now - receivedAt > maximumEventAgeSeconds * 1000) {
    giveUp(invocationId, invocation, 'EventAgeExceeded', undefined, ctx);
    return;
  }
  try {
    ctx.attempt(() =>
      requestInvocation(findFunction(functionName, ctx, qualifier), { invocationId, payload }, ctx),
    );
    // Lost when the engine ends before the driver reports.
    ctx.put(outcomes, invocationId, {
      status: 'open',
      waker: { controller: asynchronousController, key: invocationId },
    });
    ctx.put(asynchronousInvocations, invocationId, {
      ...invocation,
      status: 'running',
      attempts: attempts + 1,
    });
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    // Nothing would ever run it: AWS does not keep it either.
    if (error.code === 'TooManyRequestsException' && reservedOf(functionName, ctx) === 0) {
      giveUp(invocationId, invocation, 'ZeroReservedConcurrency', undefined, ctx);
      return;
    }
    if (error.code === 'TooManyRequestsException') {
      ctx.put(asynchronousInvocations, invocationId, {
        ...invocation,
        status: 'waiting',
        nextAt: ctx.now + throttlePauseMs,
      });
      return;
    }
    // The function has been deleted: its events go with it.
    end(invocationId, { ...invocation, error: `${error.code}: ${error.message}` }, 'failed', ctx);
  }
}

/** What a driver reports of any invocation. */
export function settleAttempt(outcome: FunctionOutcome, ctx: Context): void {
  const { invocationId, failed } = outcome;
  const invocation = ctx.get(asynchronousInvocations, invocationId);
  if (invocation?.status !== 'running') return;
  ctx.delete(outcomes, invocationId);
  if (!failed) {
    const { onSuccess } = configOf(invocation, ctx) ?? {};
    if (onSuccess !== undefined)
      sendToDestination(onSuccess, { invocationId, invocation, outcome, condition: 'Success' }, ctx);
    end(invocationId, invocation, 'succeeded', ctx);
    return;
  }
  const tried = { ...invocation, error: errorOf(outcome) };
  const { maximumRetryAttempts = 2 } = configOf(invocation, ctx) ?? {};
  const pauseMs = pausesMs[invocation.attempts - 1];
  if (pauseMs !== undefined && invocation.attempts <= maximumRetryAttempts) {
    ctx.put(asynchronousInvocations, invocationId, {
      ...tried,
      status: 'waiting',
      nextAt: ctx.now + pauseMs,
    });
  } else {
    giveUp(invocationId, tried, 'RetriesExhausted', outcome, ctx);
  }
}

function giveUp(
  invocationId: string,
  invocation: AsynchronousInvocation,
  condition: Ended['condition'],
  outcome: FunctionOutcome | undefined,
  ctx: Context,
): void {
  const { onFailure } = configOf(invocation, ctx) ?? {};
  const undelivered = { invocationId, invocation, outcome, condition };
  if (onFailure !== undefined) sendToDestination(onFailure, undelivered, ctx);
  sendToDeadLetters(undelivered, ctx);
  end(invocationId, invocation, 'failed', ctx);
}

function end(
  invocationId: string,
  invocation: AsynchronousInvocation,
  status: 'succeeded' | 'failed',
  ctx: Context,
): void {
  ctx.delete(outcomes, invocationId);
  ctx.put(asynchronousInvocations, invocationId, { ...invocation, status, nextAt: ctx.now + keptMs });
}

function configOf(
  { functionName, qualifier = '$LATEST' }: AsynchronousInvocation,
  ctx: Context,
): EventInvokeRecord | undefined {
  return ctx.get(eventInvokeConfigs, `${functionName}:${qualifier}`);
}

function errorOf({ payload }: FunctionOutcome): string {
  const { errorType, errorMessage } = JSON.parse(payload) as Readonly<Record<string, unknown>>;
  return `${errorType}: ${errorMessage}`;
}
