// A subscription's attributes, as they are set and as they are returned.
// https://docs.aws.amazon.com/sns/latest/api/API_SetSubscriptionAttributes.html
import type { Context } from '../../../kernel/context.ts';
import { parseJson } from '../../../kernel/json.ts';
import { invalid } from '../faults.ts';
import type { SubscriptionRecord } from '../state.ts';
import { checkJson } from '../topics/attributes.ts';
import { filterPolicyError } from './filter-policy.ts';

const settable = [
  'DeliveryPolicy',
  'FilterPolicy',
  'FilterPolicyScope',
  'RawMessageDelivery',
  'RedrivePolicy',
  'ReplayPolicy',
  'SubscriptionRoleArn',
];

/**
 * @param others the subscription's other attributes
 * @throws InvalidParameter
 */
export function checkSubscriptionAttribute(
  name: string,
  value: string,
  others: Readonly<Record<string, string>>,
): void {
  if (!settable.includes(name)) throw invalid('AttributeName');
  if (name.endsWith('Policy') && value !== '') checkJson(name, value);
  if (name === 'RawMessageDelivery' && !/^(true|false)$/i.test(value))
    throw invalid(`Attributes Reason: RawMessageDelivery: Invalid value [${value}]. Must be true or false.`);
  if (name === 'FilterPolicyScope' && value !== 'MessageAttributes' && value !== 'MessageBody')
    throw invalid(
      `Attributes Reason: FilterPolicyScope: Invalid value [${value}]. Please use either MessageBody or MessageAttributes`,
    );
  const after = { ...others, [name]: value };
  if ((name === 'FilterPolicy' || name === 'FilterPolicyScope') && after.FilterPolicy) {
    const policy = parseJson(after.FilterPolicy) as Readonly<Record<string, unknown>>;
    const error = filterPolicyError(policy, after.FilterPolicyScope ?? 'MessageAttributes');
    if (error !== undefined) throw invalid(error);
  }
  if (name === 'RedrivePolicy' && value !== '') {
    const { deadLetterTargetArn: target } = parseJson(value) as { readonly deadLetterTargetArn?: unknown };
    if (typeof target !== 'string' || !/^arn:aws:sqs:[\w-]+:\d{12}:[\w.-]+$/.test(target))
      throw invalid('RedrivePolicy: deadLetterTargetArn is an invalid arn');
  }
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
