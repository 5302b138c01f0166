// Traffic that is shifted away from a zone: Application Recovery Controller writes it, load balancers and Auto Scaling
// groups follow it.
import { defineTable } from '../kernel/table.ts';

declare module '../kernel/registry.ts' {
  interface Tables {
    'network/zonal-shifts': AppliedShift;
  }
}

export interface AppliedShift {
  /** By name: `us-east-1a`. */
  readonly zone: string;
}

/** Key: the ARN of the load balancer or the group. */
export const appliedShifts = defineTable('network/zonal-shifts');
