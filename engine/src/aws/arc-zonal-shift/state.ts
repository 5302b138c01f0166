// Zonal shifts, and the configurations of practice runs. Times are milliseconds since the epoch.
import type { Output } from '../../kernel/operation-types.ts';
import { defineIndex, defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'arc-zonal-shift/shifts': ShiftRecord;
    'arc-zonal-shift/configurations': ConfigurationRecord;
    'arc-zonal-shift/observer': ObserverRecord;
  }
}

export interface ShiftRecord {
  readonly id: string;
  /** The ARN of a load balancer or an Auto Scaling group. */
  readonly resource: string;
  /** The id of a zone: `use1-az1`. */
  readonly awayFrom: string;
  /** Its name: `us-east-1a`. */
  readonly zone: string;
  readonly startTime: number;
  readonly expiryTime: number;
  readonly status: 'ACTIVE' | 'EXPIRED' | 'CANCELED';
  readonly comment: string;
  /** Of a practice run; absent of a shift that people started. */
  readonly practice?: { readonly outcome: PracticeOutcome };
}
export type PracticeOutcome = 'PENDING' | 'SUCCEEDED' | 'FAILED' | 'INTERRUPTED';

export type PracticeRunConfiguration = NonNullable<
  Output<'arc-zonal-shift', 'GetManagedResource'>['practiceRunConfiguration']
>;

export interface ConfigurationRecord {
  readonly resource: string;
  readonly practice: PracticeRunConfiguration;
  readonly autoshift: 'ENABLED' | 'DISABLED';
}

export interface ObserverRecord {
  readonly status: 'ENABLED' | 'DISABLED';
}

/** Key: the id. */
export const shifts = defineTable('arc-zonal-shift/shifts');
/** By the resource's ARN: the active one. */
export const activeShifts = defineIndex(shifts, ({ resource, status }) =>
  status === 'ACTIVE' ? resource : undefined,
);

/** Of practice runs and autoshift. Key: the resource's ARN. */
export const configurations = defineTable('arc-zonal-shift/configurations');
/** Whether AWS is to report its autoshifts to an account without managed resources. Key: `observer`. */
export const observer = defineTable('arc-zonal-shift/observer');
/** By `active`. */
export const activePracticeRuns = defineIndex(shifts, ({ practice, status }) =>
  practice && status === 'ACTIVE' ? 'active' : undefined,
);
