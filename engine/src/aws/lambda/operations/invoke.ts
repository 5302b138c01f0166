// https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
import type { Context, Operation } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { parseJson } from '../../../kernel/json.ts';
import { pending } from '../../../kernel/pending.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { invalid, notJson, requestTooLarge } from '../faults.ts';
import { requireFunction } from '../find.ts';
import { quotas } from '../quotas.ts';
import { runningInvocations } from '../state.ts';

const maxPayloadBytes = 6_291_456;
/** For a function's start and the report of its end. */
const graceMs = 60_000;

/** The function runs outside the transaction: its result comes with the driver's report. */
export const invoke: Operation<'lambda', 'Invoke'> = (input, ctx) => {
  const record = requireFunction(input.FunctionName, ctx, input.Qualifier);
  const type = input.InvocationType ?? 'RequestResponse';
  if (type === 'DryRun') return { StatusCode: 204 };
  if (type !== 'RequestResponse')
    throw invalid(`The invocation type ${type} is not simulated: invoke with RequestResponse.`);
  const payload = checkedPayload((input.Payload ?? new Uint8Array()) as Uint8Array);
  const invocationId = ctx.requestId;
  begin(invocationId, record.timeoutSeconds * 1000, ctx);
  createLogGroup(record.logGroup, ctx);
  ctx.perform('functions/invoke', {
    invocationId,
    functionArn: record.arn,
    functionName: record.name,
    revision: record.revisionId,
    codeBlob: record.code.blob,
    handler: record.handler,
    environment: record.environment,
    timeoutMs: record.timeoutSeconds * 1000,
    memoryMiB: record.memoryMiB,
    runtime: record.runtime,
    logGroup: record.logGroup,
    payload,
    ...(input.ClientContext !== undefined && {
      clientContext: Buffer.from(input.ClientContext, 'base64').toString(),
    }),
  });
  return pending(
    'functions/invoked',
    (outcome) => outcome.invocationId === invocationId,
    (outcome) => ({
      StatusCode: 200,
      ExecutedVersion: '$LATEST',
      ...invocationResult(outcome.payload, outcome.failed),
      ...(input.LogType === 'Tail' && { LogResult: Buffer.from(outcome.logTail).toString('base64') }),
    }),
  );
};

/** What a driver has not reported for longer than the function may run is over: an engine was killed meanwhile. */
function begin(invocationId: string, timeoutMs: number, ctx: Context): void {
  const running = ctx.all(runningInvocations).filter(({ until }) => until > ctx.now);
  checkQuota(ctx, quotas.concurrentExecutions, running.length + 1);
  ctx.put(runningInvocations, invocationId, { until: ctx.now + timeoutMs + graceMs });
}

function checkedPayload(bytes: Uint8Array): string {
  if (bytes.length > maxPayloadBytes) throw requestTooLarge(maxPayloadBytes);
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

/** Lambda creates the log group on the first invocation. */
function createLogGroup(logGroupName: string, ctx: Context): void {
  try {
    ctx.call('logs', 'CreateLogGroup', { logGroupName });
  } catch (error) {
    if (!(error instanceof AwsFault && error.code === 'ResourceAlreadyExistsException')) throw error;
  }
}
