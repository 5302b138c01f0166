// What calls of SQS need in policies.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html
import type { ServicePermissions } from '../../contracts/service-permissions.ts';
import { queues } from './state.ts';

export const permissions: ServicePermissions = {
  writesActionsInLowerCase: true,

  actions: {
    ChangeMessageVisibilityBatch: ['ChangeMessageVisibility'],
    DeleteMessageBatch: ['DeleteMessage'],
    SendMessageBatch: ['SendMessage'],
  },

  resource({ QueueUrl, QueueName }, at) {
    const name = QueueName ?? QueueUrl?.split('/').at(-1);
    return name === undefined ? undefined : at.arn('sqs', name);
  },

  resourcePolicy: (arn, at) => at.get(queues, arn.split(':').at(5) ?? '')?.attributes.Policy,
};
