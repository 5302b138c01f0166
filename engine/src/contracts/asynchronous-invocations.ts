// What becomes of the events that functions are invoked with asynchronously. Lambda writes the rows; who sent an event and
// awaits what the function does (CloudFormation, for a custom resource) reads its own.
// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
import { defineTable } from '../kernel/table.ts';

declare module '../kernel/registry.ts' {
  interface Tables {
    'lambda/asynchronous-invocations': AsynchronousInvocation;
  }
}

export interface AsynchronousInvocation {
  readonly functionName: string;
  readonly qualifier?: string;
  readonly functionArn: string;
  /** JSON. */
  readonly payload: string;
  /**
   * - waiting: runs at `nextAt`, for the first time or again
   * - running
   * - succeeded: the handler has returned
   * - failed: it has failed for the last time
   */
  readonly status: 'waiting' | 'running' | 'succeeded' | 'failed';
  /** How often it has begun. */
  readonly attempts: number;
  readonly receivedAt: number;
  /** When it runs next, or when its row is deleted. */
  readonly nextAt: number;
  /** Of the last attempt that failed: `<type>: <message>`. */
  readonly error?: string;
}

/** Key: the id of the request that invoked. */
export const asynchronousInvocations = defineTable('lambda/asynchronous-invocations');
