// Written by `npm run generate` from the files in operations/. Do not edit.
import { addPermission } from '../operations/add-permission.ts';
import { cancelMessageMoveTask } from '../operations/cancel-message-move-task.ts';
import { changeMessageVisibilityBatch } from '../operations/change-message-visibility-batch.ts';
import { changeMessageVisibility } from '../operations/change-message-visibility.ts';
import { createQueue } from '../operations/create-queue.ts';
import { deleteMessageBatch } from '../operations/delete-message-batch.ts';
import { deleteMessage } from '../operations/delete-message.ts';
import { deleteQueue } from '../operations/delete-queue.ts';
import { getQueueAttributes } from '../operations/get-queue-attributes.ts';
import { getQueueUrl } from '../operations/get-queue-url.ts';
import { listDeadLetterSourceQueues } from '../operations/list-dead-letter-source-queues.ts';
import { listMessageMoveTasks } from '../operations/list-message-move-tasks.ts';
import { listQueueTags } from '../operations/list-queue-tags.ts';
import { listQueues } from '../operations/list-queues.ts';
import { purgeQueue } from '../operations/purge-queue.ts';
import { receiveMessage } from '../operations/receive-message.ts';
import { removePermission } from '../operations/remove-permission.ts';
import { sendMessageBatch } from '../operations/send-message-batch.ts';
import { sendMessage } from '../operations/send-message.ts';
import { setQueueAttributes } from '../operations/set-queue-attributes.ts';
import { startMessageMoveTask } from '../operations/start-message-move-task.ts';
import { tagQueue } from '../operations/tag-queue.ts';
import { untagQueue } from '../operations/untag-queue.ts';

export const operations = {
  AddPermission: addPermission,
  CancelMessageMoveTask: cancelMessageMoveTask,
  ChangeMessageVisibility: changeMessageVisibility,
  ChangeMessageVisibilityBatch: changeMessageVisibilityBatch,
  CreateQueue: createQueue,
  DeleteMessage: deleteMessage,
  DeleteMessageBatch: deleteMessageBatch,
  DeleteQueue: deleteQueue,
  GetQueueAttributes: getQueueAttributes,
  GetQueueUrl: getQueueUrl,
  ListDeadLetterSourceQueues: listDeadLetterSourceQueues,
  ListMessageMoveTasks: listMessageMoveTasks,
  ListQueueTags: listQueueTags,
  ListQueues: listQueues,
  PurgeQueue: purgeQueue,
  ReceiveMessage: receiveMessage,
  RemovePermission: removePermission,
  SendMessage: sendMessage,
  SendMessageBatch: sendMessageBatch,
  SetQueueAttributes: setQueueAttributes,
  StartMessageMoveTask: startMessageMoveTask,
  TagQueue: tagQueue,
  UntagQueue: untagQueue,
};
