// Stands in for the driver of functions: each invocation is answered at once by a handler of the test's own.
import type { Rehearsal } from './rehearsal.ts';

/** What a function gets: its event, and for a custom resource the members of its request. */
export type FunctionEvent = Readonly<Record<string, unknown>>;

/** @param handler returns what the function returns; what it throws is the function's error */
export function answerInvocations(
  cloud: Rehearsal,
  handler: (event: FunctionEvent, name: string) => unknown,
): void {
  cloud.on('functions/invoke', ({ invocationId, payload, functionName }) => {
    try {
      const value = handler(JSON.parse(payload) as FunctionEvent, functionName) ?? null;
      cloud.report('functions/invoked', { invocationId, payload: JSON.stringify(value), logTail: '' });
    } catch (error) {
      const failure = JSON.stringify({ errorType: 'Error', errorMessage: (error as Error).message });
      cloud.report('functions/invoked', { invocationId, payload: failure, failed: true, logTail: '' });
    }
  });
}

/** Uploads an answer to the ResponseURL of a custom resource's request, as a client of S3 would. */
export function upload(cloud: Rehearsal, event: FunctionEvent, body: string): void {
  const [, Bucket = '', ...key] = new URL(String(event.ResponseURL)).pathname.split('/');
  cloud.call('s3', 'PutObject', { Bucket, Key: decodeURIComponent(key.join('/')), Body: body as never });
}

/** Answers a custom resource's request, with the members that every answer has unless others are given. */
export function answerRequest(cloud: Rehearsal, event: FunctionEvent, answer: object = {}): void {
  const { StackId, RequestId, LogicalResourceId, PhysicalResourceId = 'made' } = event;
  upload(
    cloud,
    event,
    JSON.stringify({
      Status: 'SUCCESS',
      StackId,
      RequestId,
      LogicalResourceId,
      PhysicalResourceId,
      ...answer,
    }),
  );
}
