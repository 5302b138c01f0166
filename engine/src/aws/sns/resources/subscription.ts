// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-subscription.html

import type { Progress, Properties, ResourceType } from '../../../contracts/resource-type.ts';
import { isLoopback } from '../../../contracts/web-posts.ts';

const attributeNames = [
  'DeliveryPolicy',
  'FilterPolicyScope',
  'FilterPolicy',
  'RawMessageDelivery',
  'RedrivePolicy',
  'ReplayPolicy',
  'SubscriptionRoleArn',
] as const;

/** Of the attributes that cannot be set to nothing. */
const defaults: Readonly<Record<string, string>> = {
  FilterPolicyScope: 'MessageAttributes',
  RawMessageDelivery: 'false',
};

function attributesOf(properties: Properties): Record<string, string> {
  const given = attributeNames.flatMap((name) => {
    const value = properties[name];
    if (value === undefined) return [];
    return [[name, typeof value === 'object' ? JSON.stringify(value) : String(value)] as const];
  });
  return Object.fromEntries(given);
}

/** Only functions, and web servers of this machine, are sent messages. */
function made(physicalId: string, { Protocol, Endpoint }: Properties): Progress {
  const isWeb = String(Protocol).startsWith('http');
  if (Protocol === 'lambda' || (isWeb && isLoopback(String(Endpoint))))
    return { status: 'success', physicalId };
  const remark = isWeb
    ? `Recorded only: Drydock sends no messages to other machines (${Endpoint})`
    : `Recorded only: Drydock sends no messages to subscriptions of the protocol ${Protocol}`;
  return { status: 'success', physicalId, remark };
}

/** The physical id is the subscription's ARN. */
export const subscriptionResource: ResourceType = {
  type: 'AWS::SNS::Subscription',

  create({ properties }, ctx) {
    const { TopicArn, Protocol, Endpoint } = properties as Readonly<Record<string, string>>;
    const { SubscriptionArn = '' } = ctx.call('sns', 'Subscribe', {
      TopicArn,
      Protocol,
      Endpoint,
      Attributes: attributesOf(properties),
      ReturnSubscriptionArn: true,
    });
    return made(SubscriptionArn, properties);
  },

  update(SubscriptionArn, { properties, previous }, ctx) {
    const before = attributesOf(previous);
    const after = attributesOf(properties);
    for (const AttributeName of Object.keys({ ...before, ...after })) {
      const AttributeValue = after[AttributeName] ?? defaults[AttributeName] ?? '';
      if (AttributeValue !== before[AttributeName])
        ctx.call('sns', 'SetSubscriptionAttributes', { SubscriptionArn, AttributeName, AttributeValue });
    }
    return made(SubscriptionArn, properties);
  },

  delete(SubscriptionArn, _request, ctx) {
    ctx.call('sns', 'Unsubscribe', { SubscriptionArn });
    return { status: 'success', physicalId: SubscriptionArn };
  },

  unread: ['Region'],
  read: (SubscriptionArn, _properties, ctx) =>
    ctx.call('sns', 'GetSubscriptionAttributes', { SubscriptionArn }).Attributes,
  attributes: (physicalId) => ({ Arn: physicalId }),
};
