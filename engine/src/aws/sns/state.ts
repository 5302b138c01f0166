// SNS's records: topics and subscriptions.
import { defineIndex, defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'sns/topics': TopicRecord;
    'sns/subscriptions': SubscriptionRecord;
    'sns/mails': MailRecord;
    'sns/deliveries': DeliveryRecord;
    'sns/deduplications': DeduplicationRecord;
    'sns/sequences': { readonly last: number };
  }
}

export interface TopicRecord {
  readonly name: string;
  readonly arn: string;
  /** Those that have been set, by their API names. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  /** Of subscriptions that were deleted. */
  readonly deleted: number;
}

/** Key: the name. */
export const topics = defineTable('sns/topics');

export interface SubscriptionRecord {
  readonly arn: string;
  readonly topicArn: string;
  readonly protocol: string;
  readonly endpoint: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** What an endpoint has to send back. Absent once it has. */
  readonly token?: string;
}

/** Key: the ARN. */
export const subscriptions = defineTable('sns/subscriptions');
export const subscriptionsOfTopic = defineIndex(subscriptions, ({ topicArn }) => topicArn);

/** A mail that would have been sent. */
export interface MailRecord {
  readonly topicArn: string;
  /** An address. */
  readonly to: string;
  readonly sentAt: number;
  readonly subject: string;
  readonly body: string;
  /** What a subscriber confirms with. */
  readonly token?: string;
}

/** Key: a number, as text of twelve digits. Newer mails have greater ones. */
export const mails = defineTable('sns/mails');

/** A message that a web server has not accepted yet. */
export interface DeliveryRecord {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly attempts: number;
  readonly nextAt: number;
}

/** Key: the id of the posts. */
export const deliveries = defineTable('sns/deliveries');

/** A message to a FIFO topic that is not delivered a second time within five minutes. */
export interface DeduplicationRecord {
  readonly topic: string;
  readonly messageId: string;
  readonly sequenceNumber: string;
  readonly until: number;
}

/** Key: `<topic>/<scope>/<deduplication id>`. */
export const deduplications = defineTable('sns/deduplications');
export const deduplicationsOfTopic = defineIndex(deduplications, ({ topic }) => topic);

/** How many messages a FIFO topic has accepted: what orders them. Key: the topic's name. */
export const sequences = defineTable('sns/sequences');
