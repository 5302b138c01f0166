// Calls a script as Lambda calls a handler: with a context and a callback, so that a real handler can be a script.
// https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html
import { isPromise } from 'node:util/types';
import type { FunctionInvocation } from '../../../engine/src/cloud/simulation/index.ts';
import type { LambdaContext } from '../api.ts';

export type Handler = (
  event: unknown,
  context: LambdaContext,
  callback: (error?: unknown, result?: unknown) => void,
) => unknown;

/**
 * @param mustCallBack whether a handler that takes a context and returns nothing goes on until it calls back
 * @returns what the handler returns, or a promise of it
 */
export function call(
  handler: Handler,
  event: unknown,
  { invocation, now, mustCallBack }: { invocation: FunctionInvocation; now: number; mustCallBack: boolean },
): unknown {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  promise.catch(() => {});
  let hasCalledBack = false;
  const callback = (error?: unknown, result?: unknown) => {
    hasCalledBack = true;
    if (error === undefined || error === null) resolve(result);
    else reject(error);
  };
  const returned = handler(event, contextOf(invocation, now, callback), callback);
  if (isPromise(returned) || returned !== undefined) return returned;
  return hasCalledBack || (mustCallBack && handler.length >= 2) ? promise : returned;
}

function contextOf(
  invocation: FunctionInvocation,
  now: number,
  done: (error?: unknown, result?: unknown) => void,
): LambdaContext {
  const { functionName, functionArn, version, invocationId, memoryMiB, logGroup, timeoutMs } = invocation;
  const day = new Date(now).toISOString().slice(0, 10).replaceAll('-', '/');
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName,
    functionVersion: version,
    invokedFunctionArn: functionArn,
    memoryLimitInMB: String(memoryMiB),
    awsRequestId: invocationId,
    logGroupName: logGroup,
    logStreamName: `${day}/[${version}]${invocationId.replaceAll('-', '')}`,
    // Time stands still while a script runs.
    getRemainingTimeInMillis: () => timeoutMs,
    done,
    succeed: (result) => done(undefined, result),
    fail: (error) => done(error ?? 'handled'),
  };
}
