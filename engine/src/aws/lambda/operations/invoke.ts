// https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
import type { Operation } from '../../../kernel/context.ts';
import { parseJson } from '../../../kernel/json.ts';
import { pending } from '../../../kernel/pending.ts';
import { notJson, requestTooLarge } from '../faults.ts';
import { findFunction } from '../find.ts';
import { enqueueEvent } from '../invocation/asynchronous.ts';
import { requestInvocation } from '../invocation/request.ts';
import { checkRuns } from '../recorded.ts';

const maxPayloadBytes = 6_291_456;
const maxEventBytes = 1_048_576;

/** The function runs outside the transaction: its result comes with the driver's report. */
export const invoke: Operation<'lambda', 'Invoke'> = (input, ctx) => {
  const found = findFunction(input.FunctionName, ctx, input.Qualifier);
  const type = input.InvocationType ?? 'RequestResponse';
  if (type === 'DryRun') return { StatusCode: 204 };
  const bytes = (input.Payload ?? new Uint8Array()) as Uint8Array;
  const payload = checkedPayload(bytes, type === 'Event' ? maxEventBytes : maxPayloadBytes);
  if (type === 'Event') {
    // AWS would accept the event; here it would never be handled.
    checkRuns(found.record);
    enqueueEvent(found, payload, ctx);
    return { StatusCode: 202 };
  }
  const invocationId = ctx.requestId();
  const { ClientContext } = input;
  requestInvocation(
    found,
    {
      invocationId,
      payload,
      ...(ClientContext !== undefined && { clientContext: Buffer.from(ClientContext, 'base64').toString() }),
    },
    ctx,
  );
  return pending(
    'functions/invoked',
    (outcome) => outcome.invocationId === invocationId,
    (outcome) => ({
      StatusCode: 200,
      ExecutedVersion: found.record.version,
      ...invocationResult(outcome.payload, outcome.failed),
      ...(input.LogType === 'Tail' && { LogResult: Buffer.from(outcome.logTail).toString('base64') }),
    }),
  );
};

function checkedPayload(bytes: Uint8Array, limitBytes: number): string {
  if (bytes.length > limitBytes) throw requestTooLarge(limitBytes);
  const text = Buffer.from(bytes).toString();
  if (text === '') return '{}';
  try {
    parseJson(text);
  } catch (error) {
    throw notJson((error as Error).message);
  }
  return text;
}

function invocationResult(payload: string, failed: boolean | undefined) {
  const bytes = Buffer.from(payload);
  if (bytes.length <= maxPayloadBytes + 100)
    return { Payload: blob(bytes), ...(failed && { FunctionError: 'Unhandled' }) };
  const tooLarge = {
    errorMessage: `Response payload size exceeded maximum allowed payload size (${maxPayloadBytes + 100} bytes).`,
    errorType: 'Function.ResponseSizeTooLarge',
  };
  return { Payload: blob(Buffer.from(JSON.stringify(tooLarge))), FunctionError: 'Unhandled' };
}

/** The SDK's type of an output blob has a method that converts it to text, which nothing here calls. */
const blob = (bytes: Buffer) => bytes as never;
