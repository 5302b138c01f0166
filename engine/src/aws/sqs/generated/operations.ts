// Written by `npm run generate` from the files in operations/. Do not edit.
import { operationsBeside } from '../../../kernel/operations-beside.ts';

const operation = operationsBeside(import.meta.url);

export const operations = {
  AddPermission: operation<(typeof import('../operations/add-permission.ts'))['addPermission']>('add-permission', 'addPermission'),
  CancelMessageMoveTask: operation<(typeof import('../operations/cancel-message-move-task.ts'))['cancelMessageMoveTask']>('cancel-message-move-task', 'cancelMessageMoveTask'),
  ChangeMessageVisibility: operation<(typeof import('../operations/change-message-visibility.ts'))['changeMessageVisibility']>('change-message-visibility', 'changeMessageVisibility'),
  ChangeMessageVisibilityBatch: operation<(typeof import('../operations/change-message-visibility-batch.ts'))['changeMessageVisibilityBatch']>('change-message-visibility-batch', 'changeMessageVisibilityBatch'),
  CreateQueue: operation<(typeof import('../operations/create-queue.ts'))['createQueue']>('create-queue', 'createQueue'),
  DeleteMessage: operation<(typeof import('../operations/delete-message.ts'))['deleteMessage']>('delete-message', 'deleteMessage'),
  DeleteMessageBatch: operation<(typeof import('../operations/delete-message-batch.ts'))['deleteMessageBatch']>('delete-message-batch', 'deleteMessageBatch'),
  DeleteQueue: operation<(typeof import('../operations/delete-queue.ts'))['deleteQueue']>('delete-queue', 'deleteQueue'),
  GetQueueAttributes: operation<(typeof import('../operations/get-queue-attributes.ts'))['getQueueAttributes']>('get-queue-attributes', 'getQueueAttributes'),
  GetQueueUrl: operation<(typeof import('../operations/get-queue-url.ts'))['getQueueUrl']>('get-queue-url', 'getQueueUrl'),
  ListDeadLetterSourceQueues: operation<(typeof import('../operations/list-dead-letter-source-queues.ts'))['listDeadLetterSourceQueues']>('list-dead-letter-source-queues', 'listDeadLetterSourceQueues'),
  ListMessageMoveTasks: operation<(typeof import('../operations/list-message-move-tasks.ts'))['listMessageMoveTasks']>('list-message-move-tasks', 'listMessageMoveTasks'),
  ListQueueTags: operation<(typeof import('../operations/list-queue-tags.ts'))['listQueueTags']>('list-queue-tags', 'listQueueTags'),
  ListQueues: operation<(typeof import('../operations/list-queues.ts'))['listQueues']>('list-queues', 'listQueues'),
  PurgeQueue: operation<(typeof import('../operations/purge-queue.ts'))['purgeQueue']>('purge-queue', 'purgeQueue'),
  ReceiveMessage: operation<(typeof import('../operations/receive-message.ts'))['receiveMessage']>('receive-message', 'receiveMessage'),
  RemovePermission: operation<(typeof import('../operations/remove-permission.ts'))['removePermission']>('remove-permission', 'removePermission'),
  SendMessage: operation<(typeof import('../operations/send-message.ts'))['sendMessage']>('send-message', 'sendMessage'),
  SendMessageBatch: operation<(typeof import('../operations/send-message-batch.ts'))['sendMessageBatch']>('send-message-batch', 'sendMessageBatch'),
  SetQueueAttributes: operation<(typeof import('../operations/set-queue-attributes.ts'))['setQueueAttributes']>('set-queue-attributes', 'setQueueAttributes'),
  StartMessageMoveTask: operation<(typeof import('../operations/start-message-move-task.ts'))['startMessageMoveTask']>('start-message-move-task', 'startMessageMoveTask'),
  TagQueue: operation<(typeof import('../operations/tag-queue.ts'))['tagQueue']>('tag-queue', 'tagQueue'),
  UntagQueue: operation<(typeof import('../operations/untag-queue.ts'))['untagQueue']>('untag-queue', 'untagQueue'),
};
