// Where an event goes that a function was invoked with asynchronously, once the function has handled it or has failed.
// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
import type { AsynchronousInvocation } from '../../../contracts/asynchronous-invocations.ts';
import type { FunctionOutcome } from '../../../contracts/functions.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { functions } from '../state.ts';

export interface Ended {
  readonly invocationId: string;
  readonly invocation: AsynchronousInvocation;
  /** Absent when it was never begun. */
  readonly outcome: FunctionOutcome | undefined;
  readonly condition: 'Success' | 'RetriesExhausted' | 'EventAgeExceeded' | 'ZeroReservedConcurrency';
}

export function sendToDestination(arn: string, ended: Ended, ctx: Context): void {
  const { invocationId, invocation, outcome, condition } = ended;
  const { functionArn, qualifier = '$LATEST', attempts, payload } = invocation;
  const record = {
    version: '1.0',
    timestamp: new Date(ctx.now).toISOString(),
    requestContext: {
      requestId: invocationId,
      functionArn: functionArn.endsWith(`:${qualifier}`) ? functionArn : `${functionArn}:${qualifier}`,
      condition,
      approximateInvokeCount: attempts,
    },
    requestPayload: JSON.parse(payload) as unknown,
    ...(outcome && {
      responseContext: {
        statusCode: 200,
        executedVersion: '$LATEST',
        ...(outcome.failed && { functionError: 'Unhandled' }),
      },
      responsePayload: JSON.parse(outcome.payload) as unknown,
    }),
  };
  send(arn, JSON.stringify(record), ended, ctx);
}

/** The event itself. On AWS the error is in attributes of the message. */
export function sendToDeadLetters(ended: Ended, ctx: Context): void {
  const arn = ctx.get(functions, ended.invocation.functionName)?.deadLetterArn;
  if (arn !== undefined) send(arn, ended.invocation.payload, ended, ctx);
}

function send(arn: string, message: string, { invocation, invocationId }: Ended, ctx: Context): void {
  const service = arn.split(':')[2];
  try {
    ctx.attempt(() => {
      if (service === 'sns') {
        ctx.call('sns', 'Publish', {
          TopicArn: arn,
          Message: message,
          MessageAttributes: {
            RequestID: { DataType: 'String', StringValue: invocationId },
            ErrorMessage: { DataType: 'String', StringValue: (invocation.error ?? 'none').slice(0, 1000) },
          },
        });
      } else if (service === 'sqs') {
        const [, , , , account, name] = arn.split(':');
        ctx.call('sqs', 'SendMessage', {
          QueueUrl: `${ctx.endpoint}/${account}/${name}`,
          MessageBody: message,
          MessageAttributes: {
            RequestID: { DataType: 'String', StringValue: invocationId },
            ErrorMessage: { DataType: 'String', StringValue: (invocation.error ?? 'none').slice(0, 1000) },
          },
        });
      } else if (service === 'lambda') {
        ctx.call('lambda', 'Invoke', {
          FunctionName: arn,
          InvocationType: 'Event',
          Payload: Buffer.from(message),
        });
      } else {
        ctx.log(
          `Lambda cannot send the event ${invocationId} of ${invocation.functionArn} to ${arn}: Drydock does not simulate ${service}. It said: ${invocation.error ?? 'success'}`,
        );
      }
    });
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    ctx.log(`Lambda cannot send the event ${invocationId} to ${arn}: ${error.message}`);
  }
}
