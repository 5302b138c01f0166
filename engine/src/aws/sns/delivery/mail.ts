// Mail to subscribers: kept for a person to read, and never sent. A subscription gets none before it is confirmed, but for the
// mail that asks for that. https://docs.aws.amazon.com/sns/latest/dg/sns-email-notifications.html
import type { Context } from '../../../kernel/context.ts';
import { type MailRecord, mails, type SubscriptionRecord } from '../state.ts';
import { confirmation } from './confirmation.ts';
import { type Message, notification } from './message.ts';

/** The newest are kept. */
const mostMails = 100;

export function mailConfirmation(subscription: SubscriptionRecord, ctx: Context): void {
  const { SubscribeURL, ...rest } = confirmation(subscription, ctx);
  const text = `To confirm the subscription of ${subscription.topicArn}, visit ${SubscribeURL}`;
  put(
    subscription,
    {
      subject: 'AWS Notification - Subscription Confirmation',
      body: isJson(subscription) ? JSON.stringify({ ...rest, SubscribeURL }) : text,
      token: subscription.token!,
    },
    ctx,
  );
}

export function mailNotification(subscription: SubscriptionRecord, message: Message, ctx: Context): void {
  const body = isJson(subscription) ? JSON.stringify(notification(message, subscription, ctx)) : message.body;
  put(subscription, { subject: message.subject ?? 'AWS Notification Message', body }, ctx);
}

const isJson = ({ protocol }: SubscriptionRecord) => protocol === 'email-json';

function put(
  { topicArn, endpoint }: SubscriptionRecord,
  mail: Pick<MailRecord, 'subject' | 'body' | 'token'>,
  ctx: Context,
): void {
  const keys = ctx.keys(mails).sort();
  for (const key of keys.slice(0, Math.max(0, keys.length - mostMails + 1))) ctx.delete(mails, key);
  const number = Number(keys.at(-1) ?? 0) + 1;
  ctx.put(mails, String(number).padStart(12, '0'), { topicArn, to: endpoint, sentAt: ctx.now, ...mail });
}
