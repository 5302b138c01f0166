// A subscription's attributes, as they are set and as they are returned.
// https://docs.aws.amazon.com/sns/latest/api/API_SetSubscriptionAttributes.html
import type { Context } from '../../../kernel/context.ts';
import { invalid } from '../faults.ts';
import type { SubscriptionRecord } from '../state.ts';
import { checkJson } from '../topics/attributes.ts';

const settable = [
  'DeliveryPolicy',
  'FilterPolicy',
  'FilterPolicyScope',
  'RawMessageDelivery',
  'RedrivePolicy',
  'ReplayPolicy',
  'SubscriptionRoleArn',
];

/** @throws InvalidParameter */
export function checkSubscriptionAttribute(name: string, value: string): void {
  if (!settable.includes(name)) throw invalid('AttributeName');
  if (name.endsWith('Policy') && value !== '') checkJson(name, value);
  if (name === 'RawMessageDelivery' && !/^(true|false)$/i.test(value))
    throw invalid(`Attributes Reason: RawMessageDelivery: Invalid value [${value}]. Must be true or false.`);
  if (name === 'FilterPolicyScope' && value !== 'MessageAttributes' && value !== 'MessageBody')
    throw invalid(
      `Attributes Reason: FilterPolicyScope: Invalid value [${value}]. Please use either MessageBody or MessageAttributes`,
    );
}

export function subscriptionAttributes(
  { arn, topicArn, protocol, endpoint, attributes, token }: SubscriptionRecord,
  { account }: Context,
): Record<string, string> {
  return {
    SubscriptionArn: arn,
    TopicArn: topicArn,
    Protocol: protocol,
    Endpoint: endpoint,
    Owner: account,
    SubscriptionPrincipal: `arn:aws:iam::${account}:root`,
    ConfirmationWasAuthenticated: String(token === undefined),
    PendingConfirmation: String(token !== undefined),
    RawMessageDelivery: 'false',
    ...(attributes.FilterPolicy === undefined ? {} : { FilterPolicyScope: 'MessageAttributes' }),
    ...attributes,
  };
}
