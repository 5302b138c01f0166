// Messages to web servers: confirmations and notifications, each tried up to four times.
// https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
import { isLoopback } from '../../../contracts/web-posts.ts';
import type { Context } from '../../../kernel/context.ts';
import { type DeliveryRecord, deliveries, type SubscriptionRecord } from '../state.ts';
import { confirmation } from './confirmation.ts';
import { type Message, notification } from './message.ts';

const attempts = 4;
const pauseMs = 20_000;
/** After it, an attempt of which nothing was reported has ended with an earlier engine. */
const lostMs = 60_000;

export function postConfirmation(subscription: SubscriptionRecord, ctx: Context): void {
  const message = confirmation(subscription, ctx);
  post(subscription, message, JSON.stringify(message), {}, ctx);
}

export function postNotification(subscription: SubscriptionRecord, message: Message, ctx: Context): void {
  const envelope = notification(message, subscription, ctx);
  const isRaw = subscription.attributes.RawMessageDelivery?.toLowerCase() === 'true';
  post(
    subscription,
    envelope,
    isRaw ? message.body : JSON.stringify(envelope),
    { 'x-amz-sns-subscription-arn': subscription.arn, ...(isRaw && { 'x-amz-sns-rawdelivery': 'true' }) },
    ctx,
  );
}

/** Servers of other machines are only recorded. */
function post(
  { endpoint }: SubscriptionRecord,
  {
    Type,
    MessageId,
    TopicArn,
  }: { readonly Type: string; readonly MessageId: string; readonly TopicArn: string },
  body: string,
  headers: Readonly<Record<string, string>>,
  ctx: Context,
): void {
  if (!isLoopback(endpoint)) return;
  ctx.put(deliveries, ctx.ids.uuid(), {
    url: endpoint,
    body,
    headers: {
      'content-type': 'text/plain; charset=UTF-8',
      'user-agent': 'Amazon Simple Notification Service Agent',
      'x-amz-sns-message-type': Type,
      'x-amz-sns-message-id': MessageId,
      'x-amz-sns-topic-arn': TopicArn,
      ...headers,
    },
    attempts: 0,
    nextAt: ctx.now,
  });
}

export function attemptDelivery(postId: string, delivery: DeliveryRecord, ctx: Context): void {
  const { url, headers, body } = delivery;
  ctx.put(deliveries, postId, { ...delivery, attempts: delivery.attempts + 1, nextAt: ctx.now + lostMs });
  ctx.perform('web-posts/send', { postId, url, headers, body });
}

/** Only what may be better later is tried again. */
export function settleDelivery(postId: string, status: number | undefined, ctx: Context): void {
  const delivery = ctx.get(deliveries, postId);
  if (!delivery) return;
  const again = status === undefined || status >= 500 || status === 429;
  if (again && delivery.attempts < attempts)
    ctx.put(deliveries, postId, { ...delivery, nextAt: ctx.now + pauseMs });
  else ctx.delete(deliveries, postId);
}
