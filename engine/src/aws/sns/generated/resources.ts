// Written by `npm run generate` from the files in resources/. Do not edit.
import { resourcesBeside } from '../../../contracts/listed-type.ts';

const resource = resourcesBeside(import.meta.url);

export const resources = [
  resource<(typeof import('../resources/subscription.ts'))['subscriptionResource']>('AWS::SNS::Subscription', 'subscription', 'subscriptionResource'),
  resource<(typeof import('../resources/topic.ts'))['topicResource']>('AWS::SNS::Topic', 'topic', 'topicResource'),
  resource<(typeof import('../resources/topic-policy.ts'))['topicPolicyResource']>('AWS::SNS::TopicPolicy', 'topic-policy', 'topicPolicyResource'),
];
