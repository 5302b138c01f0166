// What Scheduler keeps: groups, schedules, and invocations that failed and are to be tried again.
import type {
  ActionAfterCompletion,
  FlexibleTimeWindow,
  ScheduleState,
  Target,
} from '@aws-sdk/client-scheduler';
import { defineIndex, defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'scheduler/groups': GroupRecord;
    'scheduler/schedules': ScheduleRecord;
    'scheduler/invocations': InvocationRecord;
  }
}

export interface GroupRecord {
  readonly name: string;
  readonly arn: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

export interface ScheduleRecord {
  readonly name: string;
  readonly group: string;
  readonly arn: string;
  readonly expression: string;
  /** An IANA name. */
  readonly timeZone: string;
  readonly state: ScheduleState;
  readonly target: Target;
  readonly window: FlexibleTimeWindow;
  readonly startAt?: number;
  readonly endAt?: number;
  readonly description?: string;
  readonly kmsKeyArn?: string;
  readonly afterCompletion: ActionAfterCompletion;
  readonly clientToken?: string;
  readonly createdAt: number;
  readonly modifiedAt: number;
  /** The next time of the expression, and when within the flexible window the target is called. Absent: it never is again. */
  readonly next?: { readonly scheduledAt: number; readonly at: number };
}

/** A call of a target, from its first attempt until it succeeds or is given up. */
export interface InvocationRecord {
  readonly id: string;
  readonly schedule: string;
  readonly scheduleArn: string;
  readonly target: Target;
  readonly scheduledAt: number;
  readonly begunAt: number;
  /** How many attempts have failed. */
  readonly failed: number;
  readonly nextAt: number;
}

/** Key: the name. The group `default` always exists, and is kept nowhere until it has tags. */
export const groups = defineTable('scheduler/groups');
/** Key: `<group>/<name>`. */
export const schedules = defineTable('scheduler/schedules');
export const schedulesByGroup = defineIndex(schedules, ({ group }) => group);
/** Key: the id. */
export const invocations = defineTable('scheduler/invocations');

export const scheduleKey = ({ group, name }: { readonly group: string; readonly name: string }): string =>
  `${group}/${name}`;
