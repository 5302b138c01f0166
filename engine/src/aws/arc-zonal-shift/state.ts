// Zonal shifts. Times are milliseconds since the epoch.
import { defineIndex, defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'arc-zonal-shift/shifts': ShiftRecord;
  }
}

export interface ShiftRecord {
  readonly id: string;
  /** A load balancer's ARN. */
  readonly resource: string;
  /** The id of a zone: `use1-az1`. */
  readonly awayFrom: string;
  /** Its name: `us-east-1a`. */
  readonly zone: string;
  readonly startTime: number;
  readonly expiryTime: number;
  readonly status: 'ACTIVE' | 'EXPIRED' | 'CANCELED';
  readonly comment: string;
}

/** Key: the id. */
export const shifts = defineTable('arc-zonal-shift/shifts');
/** By the resource's ARN: the active one. */
export const activeShifts = defineIndex(shifts, ({ resource, status }) =>
  status === 'ACTIVE' ? resource : undefined,
);
