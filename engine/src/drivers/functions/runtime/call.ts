// Calls a handler: one that returns a promise, or one that takes a callback.
import type { Handler } from './load-handler.ts';
import type { ToRuntime } from './messages.ts';

export function call(handler: Handler, message: ToRuntime): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const callback = (error?: unknown, value?: unknown) => {
      if (error !== undefined && error !== null) reject(error);
      else resolve(value);
    };
    const context = {
      callbackWaitsForEmptyEventLoop: true,
      functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
      functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
      invokedFunctionArn: message.functionArn,
      memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
      awsRequestId: message.invocationId,
      logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
      logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
      ...(message.clientContext !== undefined && { clientContext: JSON.parse(message.clientContext) }),
      getRemainingTimeInMillis: () => Math.max(0, message.deadlineMs - Date.now()),
      done: callback,
      succeed: (value: unknown) => callback(undefined, value),
      fail: (error: unknown) => callback(error ?? 'handled'),
    };
    const returned = handler(JSON.parse(message.payload), context, callback);
    if (isThenable(returned)) returned.then(resolve, reject);
    // The return value of a handler that is not async is ignored, as on Lambda: it must call back.
    else if (handler.length < 2) resolve(null);
  });
}

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof (value as PromiseLike<unknown> | undefined)?.then === 'function';
