// EventBridge's records: event buses, and rules with their targets.
import type { ReplayState, RuleState, Target } from '@aws-sdk/client-eventbridge';
import { matches } from '../../contracts/event-patterns/matches.ts';
import { parseJson } from '../../kernel/json.ts';
import { defineIndex, defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'events/rules': RuleRecord;
    'events/buses': BusRecord;
    'events/deliveries': DeliveryRecord;
    'events/archives': ArchiveRecord;
    'events/replays': ReplayRecord;
    'events/crossings': CrossingRecord;
  }
}

export interface RuleRecord {
  readonly name: string;
  readonly arn: string;
  /** Absent on the default event bus. */
  readonly bus?: string;
  /** JSON. A rule has a pattern, a schedule or both. */
  readonly pattern?: string;
  readonly schedule?: string;
  /** When the schedule is due next, milliseconds since the epoch. Absent while the rule is disabled. */
  readonly nextAt?: number;
  readonly state: RuleState;
  readonly description?: string;
  readonly roleArn?: string;
  readonly targets: readonly Target[];
  readonly tags: Readonly<Record<string, string>>;
}

/** Key: `ruleKey`. */
export const rules = defineTable('events/rules');

/** Value: `calls`, of those that may match an API call. */
export const rulesOnCalls = defineIndex(rules, ({ pattern, state }) => {
  if (pattern === undefined || state === 'DISABLED') return undefined;
  const { 'detail-type': wanted } = parseJson(pattern) as Readonly<Record<string, unknown>>;
  const call = { 'detail-type': 'AWS API Call via CloudTrail' };
  return wanted === undefined || matches({ 'detail-type': wanted }, call) ? 'calls' : undefined;
});

/** The name of one on the default event bus; `<bus>|<name>` of another, as CloudFormation refers to it. */
export const ruleKey = ({ name, bus }: Pick<RuleRecord, 'name' | 'bus'>): string =>
  bus === undefined ? name : `${bus}|${name}`;

/** An event on its way to a target, from its first attempt until it succeeds or is given up. */
export interface DeliveryRecord {
  readonly id: string;
  readonly ruleName: string;
  readonly ruleArn: string;
  readonly target: Target;
  readonly event: object;
  /** What the target is sent of it. */
  readonly input: string;
  readonly begunAt: number;
  /** How many attempts have failed. */
  readonly failed: number;
  readonly nextAt: number;
}

/** Key: the id. */
export const deliveries = defineTable('events/deliveries');

export interface BusRecord {
  readonly name: string;
  readonly arn: string;
  readonly description?: string;
  /** Its resource policy: JSON of each statement, by its id. */
  readonly policy: Readonly<Record<string, string>>;
  /** Members that are shown as they were given, by the API's names. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** Key: the name. The default one always exists, and is kept nowhere until somebody changes it. */
export const buses = defineTable('events/buses');

export interface ArchiveRecord {
  /** Of its events: another archive of the same name has others. */
  readonly id: string;
  readonly name: string;
  readonly arn: string;
  /** That of its event bus. */
  readonly sourceArn: string;
  /** Absent on the default event bus. */
  readonly bus?: string;
  readonly description?: string;
  /** JSON. Absent: all events. */
  readonly pattern?: string;
  /** 0: forever. */
  readonly retentionDays: number;
  readonly kmsKey?: string;
  readonly createdAt: number;
}

/** Key: the name. */
export const archives = defineTable('events/archives');

export interface ReplayRecord {
  readonly name: string;
  readonly arn: string;
  /** Its name. */
  readonly archive: string;
  /** That of the archive. */
  readonly sourceArn: string;
  /** Absent on the default event bus. */
  readonly bus?: string;
  readonly destination: string;
  /** ARNs of those that alone get the events. */
  readonly rules?: readonly string[];
  readonly description?: string;
  /** Times of events. */
  readonly from: number;
  readonly to: number;
  readonly state: ReplayState;
  /** How many events have been sent, and the time of the last one. */
  readonly replayed: number;
  readonly lastAt?: number;
  /** When it starts, or sends its next events. */
  readonly nextAt: number;
  readonly startedAt: number;
  readonly endedAt?: number;
}

/** Key: the name. */
export const replays = defineTable('events/replays');

/** An event on its way to a bus of another region. */
export interface CrossingRecord {
  readonly id: string;
  readonly region: string;
  readonly bus: string;
  readonly event: object;
}

/** Key: the id. */
export const crossings = defineTable('events/crossings', { global: true });
