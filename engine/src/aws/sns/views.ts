// Subscriptions as lists show them.
import type { Subscription } from '@aws-sdk/client-sns';
import type { Context } from '../../kernel/context.ts';
import type { SubscriptionRecord } from './state.ts';

export const subscriptionView =
  ({ account }: Context) =>
  ({ arn, topicArn, protocol, endpoint, token }: SubscriptionRecord): Subscription => ({
    SubscriptionArn: token === undefined ? arn : 'PendingConfirmation',
    Owner: account,
    Protocol: protocol,
    Endpoint: endpoint,
    TopicArn: topicArn,
  });
