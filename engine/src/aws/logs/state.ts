// What CloudWatch Logs keeps: groups, their streams, and (on disk only) the events of each stream.
import { defineIndex, defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'logs/groups': LogGroupRecord;
    'logs/streams': LogStreamRecord;
    'logs/metric-filters': MetricFilterRecord;
    'logs/filter-minutes': FilterMinute;
    'logs/subscription-filters': SubscriptionFilterRecord;
    'logs/queries': QueryRecord;
    'logs/resource-policies': ResourcePolicyRecord;
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

/** An event as it comes in. */
export interface IncomingEvent {
  readonly timestamp: number;
  readonly message: string;
}

/** One event as `ctx.streams` keeps it, in the stream `logs:<group>:<stream>`. */
export interface StoredEvent {
  readonly message: string;
  readonly ingestedAt: number;
}
export const eventsOf = (group: string, stream: string) => `logs:${streamKey(group, stream)}`;

export interface MetricFilterRecord {
  readonly group: string;
  readonly name: string;
  readonly pattern: string;
  readonly transformation: {
    readonly metricName: string;
    readonly metricNamespace: string;
    /** A number, or the field that has it. */
    readonly metricValue: string;
    readonly defaultValue?: number;
    /** The fields that have the dimensions' values. */
    readonly dimensions?: Readonly<Record<string, string>>;
    readonly unit?: string;
  };
  readonly transformed?: boolean;
  readonly createdAt: number;
}
/** Key: `metricFilterKey`. */
export const metricFilters = defineTable('logs/metric-filters');
export const metricFiltersByGroup = defineIndex(metricFilters, ({ group }) => group);
export const metricFilterKey = ({ group, name }: Pick<MetricFilterRecord, 'group' | 'name'>) =>
  `${group}:${name}`;

/** The current minute of a filter that has a default value. */
export interface FilterMinute {
  /** When it began, milliseconds. */
  readonly minute: number;
  readonly matched: boolean;
}
/** Key: `metricFilterKey`. */
export const filterMinutes = defineTable('logs/filter-minutes');

export interface SubscriptionFilterRecord {
  readonly group: string;
  readonly name: string;
  readonly pattern: string;
  readonly destinationArn: string;
  readonly roleArn?: string;
  readonly distribution: 'ByLogStream' | 'Random';
  readonly createdAt: number;
}
/** Key: `<group>:<filter>`. */
export const subscriptionFilters = defineTable('logs/subscription-filters');
export const subscriptionFiltersByGroup = defineIndex(subscriptionFilters, ({ group }) => group);
export const subscriptionFilterKey = ({ group, name }: Pick<SubscriptionFilterRecord, 'group' | 'name'>) =>
  `${group}:${name}`;

/** A query of Logs Insights. Its results are computed when they are asked for. */
export interface QueryRecord {
  readonly id: string;
  readonly text: string;
  readonly groups: readonly string[];
  /** Milliseconds, the end included. */
  readonly from: number;
  readonly to: number;
  readonly limit: number;
  readonly createdAt: number;
  readonly status: 'Complete';
}
/** Key: the query's id. Kept for as long as the engine runs. */
export const queries = defineTable('logs/queries', { volatile: true });

export interface ResourcePolicyRecord {
  /** Of the account's. */
  readonly name?: string;
  readonly document: string;
  readonly updatedAt: number;
  /** Of those of one log group. */
  readonly resourceArn?: string;
  readonly revisionId?: string;
}
/** Key: the policy's name, or the ARN of the resource that it belongs to. */
export const resourcePolicies = defineTable('logs/resource-policies');
