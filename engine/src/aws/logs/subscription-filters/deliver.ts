// Sends the events that match a subscription filter to its function. Streams of Kinesis and Firehose are recorded.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
import { gzipSync } from 'node:zlib';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { compileFilter } from '../patterns/pattern.ts';
import {
  type IncomingEvent,
  type LogStreamRecord,
  type SubscriptionFilterRecord,
  subscriptionFiltersByGroup,
} from '../state.ts';

export function deliver(stream: LogStreamRecord, events: readonly IncomingEvent[], ctx: Context): void {
  for (const filter of ctx.by(subscriptionFiltersByGroup, stream.group)) {
    if (!isFunction(filter.destinationArn)) continue;
    const matches = compileFilter(filter.pattern);
    const found = events.filter(({ message }) => matches(message));
    if (found.length > 0) invoke(filter, stream, found, ctx);
  }
}

export const isFunction = (arn: string): boolean => arn.startsWith('arn:aws:lambda:');

function invoke(
  filter: SubscriptionFilterRecord,
  { group, name }: LogStreamRecord,
  events: readonly IncomingEvent[],
  ctx: Context,
): void {
  const message = {
    messageType: 'DATA_MESSAGE',
    owner: ctx.account,
    logGroup: group,
    logStream: name,
    subscriptionFilters: [filter.name],
    logEvents: events.map((event) => ({ id: ctx.ids.digits(56), ...event })),
  };
  const data = gzipSync(JSON.stringify(message)).toString('base64');
  try {
    ctx.call('lambda', 'Invoke', {
      FunctionName: filter.destinationArn,
      InvocationType: 'Event',
      Payload: Buffer.from(JSON.stringify({ awslogs: { data } })),
    });
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    ctx.log(
      `The subscription filter ${filter.name} cannot invoke ${filter.destinationArn}: ${error.message}`,
    );
  }
}
