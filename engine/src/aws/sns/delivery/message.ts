// A published message in the forms in which endpoints get it.
// https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html
import type { MessageAttributeValue } from '@aws-sdk/client-sns';
import type { Context } from '../../../kernel/context.ts';
import type { SubscriptionRecord } from '../state.ts';

export interface Message {
  readonly id: string;
  readonly topicArn: string;
  readonly subject?: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, { readonly Type: string; readonly Value: string }>>;
  /** Of a FIFO topic. */
  readonly groupId?: string;
  readonly deduplicationId?: string;
  readonly sequenceNumber?: string;
}

/** Attributes as messages have them: binary values in base64. */
export function attributesOf(
  given: Readonly<Record<string, MessageAttributeValue>> = {},
): Message['attributes'] {
  return Object.fromEntries(
    Object.entries(given).map(([name, { DataType = 'String', StringValue, BinaryValue }]) => [
      name,
      { Type: DataType, Value: StringValue ?? Buffer.from(BinaryValue ?? []).toString('base64') },
    ]),
  );
}

/** What filter policies match: numbers as numbers, and lists as lists. */
export function filterable({ attributes }: Message): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { Type, Value }]) => {
      if (Type === 'Number') return [name, Number(Value)];
      if (Type !== 'String.Array') return [name, Value];
      try {
        return [name, JSON.parse(Value) as unknown];
      } catch {
        return [name, Value];
      }
    }),
  );
}

interface Notification {
  readonly Type: string;
  readonly MessageId: string;
  readonly TopicArn: string;
  readonly Subject?: string;
  readonly Message: string;
  readonly Timestamp: string;
  readonly SequenceNumber?: string;
  readonly SignatureVersion?: string;
  readonly Signature?: string;
  readonly SigningCertURL?: string;
  readonly UnsubscribeURL: string;
  readonly MessageAttributes?: Message['attributes'];
}

/** Nothing is signed: the members are there, and no certificate verifies them. A FIFO topic's messages have none. */
export function notification(message: Message, { arn }: SubscriptionRecord, ctx: Context): Notification {
  const { id, topicArn, subject, body, attributes, sequenceNumber } = message;
  return {
    Type: 'Notification',
    MessageId: id,
    TopicArn: topicArn,
    ...(subject === undefined ? {} : { Subject: subject }),
    Message: body,
    Timestamp: new Date(ctx.now).toISOString(),
    ...(sequenceNumber === undefined
      ? {
          SignatureVersion: '1',
          Signature: 'NOT-SIGNED',
          SigningCertURL: `${ctx.endpoint}/SimpleNotificationService.pem`,
        }
      : { SequenceNumber: sequenceNumber }),
    UnsubscribeURL: `${ctx.endpoint}/?Action=Unsubscribe&SubscriptionArn=${encodeURIComponent(arn)}`,
    ...(Object.keys(attributes).length > 0 && { MessageAttributes: attributes }),
  };
}

/** https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html */
export function lambdaEvent(message: Message, subscription: SubscriptionRecord, ctx: Context) {
  const { SigningCertURL, UnsubscribeURL, Subject, MessageAttributes, ...rest } = notification(
    message,
    subscription,
    ctx,
  );
  return {
    Records: [
      {
        EventSource: 'aws:sns',
        EventVersion: '1.0',
        EventSubscriptionArn: subscription.arn,
        Sns: {
          ...rest,
          Subject: Subject ?? null,
          SigningCertUrl: SigningCertURL,
          UnsubscribeUrl: UnsubscribeURL,
          MessageAttributes: MessageAttributes ?? {},
        },
      },
    ],
  };
}
