// Makes a subscription. Endpoints of this account, functions and queues, are confirmed at once.
// https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { mailConfirmation } from '../delivery/mail.ts';
import { postConfirmation } from '../delivery/web.ts';
import { invalid } from '../faults.ts';
import { type SubscriptionRecord, subscriptions, subscriptionsOfTopic, type TopicRecord } from '../state.ts';
import { checkSubscriptionAttribute } from './attributes.ts';

const protocols: Readonly<Record<string, RegExp>> = {
  application: /^arn:aws:sns:/,
  email: /^[^@\s]+@[^@\s]+$/,
  'email-json': /^[^@\s]+@[^@\s]+$/,
  firehose: /^arn:aws:firehose:/,
  http: /^http:\/\//,
  https: /^https:\/\//,
  lambda: /^arn:aws:lambda:/,
  sms: /^\+?[0-9-]{5,20}$/,
  sqs: /^arn:aws:sqs:/,
};
const confirmedAtOnce = ['application', 'firehose', 'lambda', 'sms', 'sqs'];

/** The existing subscription of that endpoint, if there is one. @throws InvalidParameter */
export function subscribe(
  topic: TopicRecord,
  {
    protocol,
    endpoint,
    attributes,
  }: {
    readonly protocol: string;
    readonly endpoint: string;
    readonly attributes: Readonly<Record<string, string>>;
  },
  ctx: Context,
): SubscriptionRecord {
  const form = Object.hasOwn(protocols, protocol) ? protocols[protocol] : undefined;
  if (!form) throw invalid(`Amazon SNS does not support this protocol string: ${protocol}`);
  if (!form.test(endpoint)) throw invalid(protocol === 'sqs' ? 'SQS endpoint ARN' : 'Endpoint');
  if (protocol === 'sqs' && endpoint.endsWith('.fifo') && topic.attributes.FifoTopic !== 'true')
    throw invalid(
      'Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics',
    );
  if (protocol !== 'sqs' && topic.attributes.FifoTopic === 'true')
    throw invalid(`Invalid protocol type: ${protocol}`);
  if (protocol === 'firehose' && !attributes.SubscriptionRoleArn)
    throw invalid('Attributes Reason: SubscriptionRoleArn is required for the protocol firehose');
  for (const [name, value] of Object.entries(attributes)) checkSubscriptionAttribute(name, value, attributes);
  const existing = ctx
    .by(subscriptionsOfTopic, topic.arn)
    .find((each) => each.protocol === protocol && each.endpoint === endpoint);
  if (existing) {
    if (Object.entries(attributes).some(([name, value]) => existing.attributes[name] !== value))
      throw invalid('Attributes Reason: Subscription already exists with different attributes');
    askToConfirm(existing, ctx);
    return existing;
  }
  const pending = !confirmedAtOnce.includes(protocol);
  const made: SubscriptionRecord = plain({
    arn: `${topic.arn}:${ctx.ids.uuid()}`,
    topicArn: topic.arn,
    protocol,
    endpoint,
    attributes,
    token: pending ? ctx.ids.hex(64) : undefined,
  });
  ctx.put(subscriptions, made.arn, made);
  askToConfirm(made, ctx);
  return made;
}

/** Again, where somebody subscribes again before it is confirmed. */
function askToConfirm(subscription: SubscriptionRecord, ctx: Context): void {
  const { token, protocol } = subscription;
  if (token === undefined) return;
  if (protocol.startsWith('email')) mailConfirmation(subscription, ctx);
  else postConfirmation(subscription, ctx);
}
