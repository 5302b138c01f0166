// SQS's records: queues, their messages, and receives that wait for one.
import { defineIndex, defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'sqs/queues': QueueRecord;
    'sqs/sequences': { readonly last: number };
    'sqs/messages': MessageRecord;
    'sqs/deduplications': DeduplicationRecord;
    'sqs/waiting-receives': WaitingReceive;
    'sqs/deleted-queues': { readonly at: number };
    'sqs/traffic': TrafficRecord;
    'sqs/move-tasks': MoveTaskRecord;
  }
  interface Reports {
    /** A receive that waited has messages, or has waited long enough. */
    'sqs/received': { readonly receiveId: string; readonly messages: readonly ReceivedMessage[] };
  }
}

export interface QueueRecord {
  readonly name: string;
  readonly arn: string;
  readonly isFifo: boolean;
  /** Those that have been set, by their API names. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly tags: Readonly<Record<string, string>>;
  readonly purgedAt?: number;
}

/** Key: the name. */
export const queues = defineTable('sqs/queues');

/** How many messages a queue has been sent: what orders them. Key: the queue's name. */
export const sequences = defineTable('sqs/sequences');

export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  /** Base64. */
  readonly BinaryValue?: string;
}

export interface MessageRecord {
  readonly queue: string;
  readonly id: string;
  /** Rises within a queue. */
  readonly order: number;
  readonly body: string;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  readonly traceHeader?: string;
  readonly sentAt: number;
  /** Until then it is delayed, or in flight. */
  readonly visibleAt: number;
  /** How often it has been received. */
  readonly receives: number;
  readonly firstReceivedAt?: number;
  /** The newest receive. Absent: never received. */
  readonly receipt?: string;
  readonly receivedAt?: number;
  readonly groupId?: string;
  readonly deduplicationId?: string;
  readonly sequenceNumber?: string;
  /** The ARN of the queue that it was moved here from. */
  readonly deadLetterSource?: string;
}

/** Key: `<queue>/<message id>`. */
export const messages = defineTable('sqs/messages');
export const messagesOfQueue = defineIndex(messages, ({ queue }) => queue);

/** A message of a FIFO queue that is not sent a second time within five minutes. */
export interface DeduplicationRecord {
  readonly queue: string;
  readonly messageId: string;
  readonly sequenceNumber: string;
  readonly until: number;
}

/** Key: `<queue>/<scope>/<deduplication id>`. */
export const deduplications = defineTable('sqs/deduplications');
export const deduplicationsOfQueue = defineIndex(deduplications, ({ queue }) => queue);

/** What a receive asks for. */
export interface ReceiveQuestion {
  readonly count: number;
  readonly visibilitySeconds: number;
  /** Names of attributes to return. */
  readonly systemAttributes: readonly string[];
  readonly messageAttributes: readonly string[];
}

/** A long poll that has found nothing yet. */
export interface WaitingReceive extends ReceiveQuestion {
  readonly queue: string;
  readonly receiveId: string;
  readonly since: number;
  readonly until: number;
}

/** Key: `<queue>/<receive id>`. */
export const waitingReceives = defineTable('sqs/waiting-receives');
export const receivesOfQueue = defineIndex(waitingReceives, ({ queue }) => queue);

/** A message as a receive returns it; binary values are in base64. */
export interface ReceivedMessage {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly MD5OfBody: string;
  readonly Body: string;
  readonly Attributes?: Readonly<Record<string, string>>;
  readonly MD5OfMessageAttributes?: string;
  readonly MessageAttributes?: Readonly<Record<string, MessageAttribute>>;
}

/** When a name was last freed. Key: the name. */
export const deletedQueues = defineTable('sqs/deleted-queues');

/** What has happened since the metrics were last published. */
export interface TrafficRecord {
  readonly publishedAt: number;
  readonly activeAt: number;
  readonly sent: number;
  readonly sentBytes: number;
  readonly received: number;
  readonly emptyReceives: number;
  readonly deleted: number;
}

/** Key: the queue's name. */
export const traffic = defineTable('sqs/traffic');

export interface MoveTaskRecord {
  readonly handle: string;
  readonly sourceArn: string;
  readonly destinationArn?: string;
  readonly perSecond?: number;
  readonly startedAt: number;
  readonly moved: number;
}

/** Key: the handle. */
export const moveTasks = defineTable('sqs/move-tasks');
