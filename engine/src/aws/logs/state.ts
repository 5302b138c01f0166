// What CloudWatch Logs keeps: groups, their streams, and (on disk only) the events of each stream.
import { defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'logs/groups': LogGroupRecord;
    'logs/streams': LogStreamRecord;
  }
}

export interface LogGroupRecord {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: number;
  readonly retentionInDays?: number;
  readonly kmsKeyId?: string;
  readonly logGroupClass: 'STANDARD' | 'INFREQUENT_ACCESS' | 'DELIVERY';
  readonly tags: Readonly<Record<string, string>>;
}
/** Key: the group's name. */
export const logGroups = defineTable('logs/groups');

export interface LogStreamRecord {
  readonly group: string;
  readonly name: string;
  readonly arn: string;
  readonly createdAt: number;
  readonly firstEventAt?: number;
  readonly lastEventAt?: number;
  readonly lastIngestedAt?: number;
}
/** Key: `<group>:<stream>`. */
export const logStreams = defineTable('logs/streams');

export const streamKey = (group: string, stream: string) => `${group}:${stream}`;

/** One event as `ctx.streams` keeps it, in the stream `logs:<group>:<stream>`. */
export interface StoredEvent {
  readonly message: string;
  readonly ingestedAt: number;
}
export const eventsOf = (group: string, stream: string) => `logs:${streamKey(group, stream)}`;
