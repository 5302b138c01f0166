// Written by `npm run generate` from the files in operations/. Do not edit.
import { operationsBeside } from '../../../kernel/operations-beside.ts';

const operation = operationsBeside(import.meta.url);

export const operations = {
  AddPermission: operation<(typeof import('../operations/add-permission.ts'))['addPermission']>('add-permission', 'addPermission'),
  ConfirmSubscription: operation<(typeof import('../operations/confirm-subscription.ts'))['confirmSubscription']>('confirm-subscription', 'confirmSubscription'),
  CreateTopic: operation<(typeof import('../operations/create-topic.ts'))['createTopic']>('create-topic', 'createTopic'),
  DeleteTopic: operation<(typeof import('../operations/delete-topic.ts'))['deleteTopic']>('delete-topic', 'deleteTopic'),
  GetSubscriptionAttributes: operation<(typeof import('../operations/get-subscription-attributes.ts'))['getSubscriptionAttributes']>('get-subscription-attributes', 'getSubscriptionAttributes'),
  GetTopicAttributes: operation<(typeof import('../operations/get-topic-attributes.ts'))['getTopicAttributes']>('get-topic-attributes', 'getTopicAttributes'),
  ListSubscriptions: operation<(typeof import('../operations/list-subscriptions.ts'))['listSubscriptions']>('list-subscriptions', 'listSubscriptions'),
  ListSubscriptionsByTopic: operation<(typeof import('../operations/list-subscriptions-by-topic.ts'))['listSubscriptionsByTopic']>('list-subscriptions-by-topic', 'listSubscriptionsByTopic'),
  ListTagsForResource: operation<(typeof import('../operations/list-tags-for-resource.ts'))['listTagsForResource']>('list-tags-for-resource', 'listTagsForResource'),
  ListTopics: operation<(typeof import('../operations/list-topics.ts'))['listTopics']>('list-topics', 'listTopics'),
  Publish: operation<(typeof import('../operations/publish.ts'))['publish']>('publish', 'publish'),
  PublishBatch: operation<(typeof import('../operations/publish-batch.ts'))['publishBatch']>('publish-batch', 'publishBatch'),
  RemovePermission: operation<(typeof import('../operations/remove-permission.ts'))['removePermission']>('remove-permission', 'removePermission'),
  SetSubscriptionAttributes: operation<(typeof import('../operations/set-subscription-attributes.ts'))['setSubscriptionAttributes']>('set-subscription-attributes', 'setSubscriptionAttributes'),
  SetTopicAttributes: operation<(typeof import('../operations/set-topic-attributes.ts'))['setTopicAttributes']>('set-topic-attributes', 'setTopicAttributes'),
  Subscribe: operation<(typeof import('../operations/subscribe.ts'))['subscribeOperation']>('subscribe', 'subscribeOperation'),
  TagResource: operation<(typeof import('../operations/tag-resource.ts'))['tagResource']>('tag-resource', 'tagResource'),
  Unsubscribe: operation<(typeof import('../operations/unsubscribe.ts'))['unsubscribe']>('unsubscribe', 'unsubscribe'),
  UntagResource: operation<(typeof import('../operations/untag-resource.ts'))['untagResource']>('untag-resource', 'untagResource'),
};
