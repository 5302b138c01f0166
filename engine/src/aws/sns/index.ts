// Amazon SNS: topics, and messages to their subscriptions. Functions are invoked; other endpoints are recorded.
import { defineService } from '../../contracts/service.ts';
import { actionTargets } from './action-targets.ts';
import { operations } from './generated/operations.ts';
import { subscriptionResource } from './resources/subscription.ts';
import { topicResource } from './resources/topic.ts';
import { topicPolicyResource } from './resources/topic-policy.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    sns: typeof import('@aws-sdk/client-sns');
  }
}

export const sns = defineService({
  id: 'sns',
  client: () => import('@aws-sdk/client-sns'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  wire: { protocol: 'awsQuery', xmlNamespace: 'http://sns.amazonaws.com/doc/2010-03-31/' },
  operations,
  actionTargets,
  resources: [topicResource, subscriptionResource, topicPolicyResource],
});
