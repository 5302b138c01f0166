// Sends a message to a topic's subscriptions.
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { parseJson } from '../../../kernel/json.ts';
import { type SubscriptionRecord, subscriptionsOfTopic } from '../state.ts';
import { matchesPolicy } from './filter.ts';
import { mailNotification } from './mail.ts';
import { filterable, lambdaEvent, type Message } from './message.ts';
import { enqueue } from './queue.ts';
import { postNotification } from './web.ts';

/** @param bodies what a protocol is sent instead of the message's own body */
export function deliver(message: Message, bodies: Readonly<Record<string, string>>, ctx: Context): void {
  for (const subscription of ctx.by(subscriptionsOfTopic, message.topicArn)) {
    if (subscription.token !== undefined || !wanted(subscription, message)) continue;
    const body = bodies[subscription.protocol] ?? message.body;
    send(subscription, { ...message, body }, ctx);
  }
}

/** Mail is kept; text messages and web servers of other machines are only recorded: nothing is sent to any of them. */
function send(subscription: SubscriptionRecord, message: Message, ctx: Context): void {
  const { protocol } = subscription;
  if (protocol === 'lambda') invoke(subscription, message, ctx);
  else if (protocol === 'sqs') enqueue(subscription, message, ctx);
  else if (protocol.startsWith('email')) mailNotification(subscription, message, ctx);
  else if (protocol.startsWith('http')) postNotification(subscription, message, ctx);
}

function invoke(subscription: SubscriptionRecord, message: Message, ctx: Context): void {
  const event = JSON.stringify(lambdaEvent(message, subscription, ctx));
  try {
    ctx.call('lambda', 'Invoke', {
      FunctionName: subscription.endpoint,
      InvocationType: 'Event',
      Payload: Buffer.from(event),
    });
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    ctx.log(`SNS cannot invoke ${subscription.endpoint} for ${message.topicArn}: ${error.message}`);
  }
}

function wanted({ attributes }: SubscriptionRecord, message: Message): boolean {
  const { FilterPolicy, FilterPolicyScope } = attributes;
  if (!FilterPolicy) return true;
  const policy = parseJson(FilterPolicy) as Readonly<Record<string, unknown>>;
  if (FilterPolicyScope !== 'MessageBody') return matchesPolicy(policy, filterable(message));
  try {
    return matchesPolicy(policy, parseJson(message.body) as Readonly<Record<string, unknown>>);
  } catch {
    return false;
  }
}
