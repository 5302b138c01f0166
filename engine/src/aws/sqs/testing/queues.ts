// A small cloud for this folder's tests: one queue, and calls in short.
import type { Message, ReceiveMessageRequest, SendMessageRequest } from '@aws-sdk/client-sqs';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { cloudWatch } from '../../cloudwatch/index.ts';
import { sqs } from '../index.ts';

export interface QueueCloud extends Rehearsal {
  /** @returns the URL */
  queue(name?: string, attributes?: Record<string, string>): string;
  send(body: string, more?: Partial<SendMessageRequest>): string;
  /** What is there, without waiting. */
  receive(more?: Partial<ReceiveMessageRequest>): readonly Message[];
  /** A long poll: settles when it is answered. */
  poll(more?: Partial<ReceiveMessageRequest>): Promise<readonly Message[]>;
  attribute(name: string, url?: string): string | undefined;
}

export const url = 'http://127.0.0.1:4566/000000000000/q';
export const arn = (name: string) => `arn:aws:sqs:us-east-1:000000000000:${name}`;

export function queueCloud(isFifo = false): QueueCloud {
  const cloud = rehearse({ services: [sqs, cloudWatch] });
  const QueueUrl = isFifo ? `${url}.fifo` : url;
  return Object.assign(cloud, {
    queue: (QueueName = isFifo ? 'q.fifo' : 'q', attributes: Record<string, string> = {}) =>
      cloud.call('sqs', 'CreateQueue', {
        QueueName,
        Attributes: { ...attributes, ...(QueueName.endsWith('.fifo') && { FifoQueue: 'true' }) },
      } as never).QueueUrl!,
    send: (MessageBody: string, more: Partial<SendMessageRequest> = {}) =>
      cloud.call('sqs', 'SendMessage', { QueueUrl, MessageBody, ...more }).MessageId!,
    receive: (more: Partial<ReceiveMessageRequest> = {}) =>
      cloud.call('sqs', 'ReceiveMessage', { QueueUrl, WaitTimeSeconds: 0, ...more }).Messages ?? [],
    poll: async (more: Partial<ReceiveMessageRequest> = {}) => {
      const answer = cloud.answer('sqs', 'ReceiveMessage', { QueueUrl, WaitTimeSeconds: 20, ...more });
      return ((await answer) as { readonly Messages?: readonly Message[] }).Messages ?? [];
    },
    attribute: (name: string, of = QueueUrl) =>
      cloud.call('sqs', 'GetQueueAttributes', { QueueUrl: of, AttributeNames: ['All'] }).Attributes?.[
        name as 'All'
      ],
  });
}
