// What the detections of drift have found. The newest one of a stack or a resource counts.
import type { PropertyDifference } from '@aws-sdk/client-cloudformation';
import type { Context } from '../../kernel/context.ts';
import { defineTable, type Reader } from '../../kernel/table.ts';
import { type ResourceRecord, resourceKey, type StackRecord } from './state.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'cloudformation/drift-detections': DriftDetection;
    'cloudformation/stack-drifts': StackDrift;
    'cloudformation/resource-drifts': ResourceDrift;
  }
}

export interface StackDrift {
  readonly status: 'DRIFTED' | 'IN_SYNC';
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface DriftDetection extends StackDrift {
  readonly id: string;
  readonly stackId: string;
  readonly drifted: number;
}

export interface ResourceDrift {
  readonly status: 'IN_SYNC' | 'MODIFIED' | 'DELETED' | 'NOT_CHECKED';
  readonly at: number;
  /** JSON. */
  readonly expected: string;
  /** JSON; absent for what is gone or not checked. */
  readonly actual?: string;
  readonly differences: readonly PropertyDifference[];
}

/** Key: the detection's id. */
export const driftDetections = defineTable('cloudformation/drift-detections');
/** Key: the stack's id. */
export const stackDrifts = defineTable('cloudformation/stack-drifts');
/** Key: `<stack id>/<logical id>`. */
export const resourceDrifts = defineTable('cloudformation/resource-drifts');

/** What DescribeStackResource and the lists say of a resource. */
export function driftInformation({ stackId, logicalId }: ResourceRecord, ctx: Reader) {
  const drift = ctx.get(resourceDrifts, resourceKey(stackId, logicalId));
  return drift && drift.status !== 'NOT_CHECKED'
    ? { StackResourceDriftStatus: drift.status, LastCheckTimestamp: new Date(drift.at) }
    : { StackResourceDriftStatus: 'NOT_CHECKED' as const };
}

/** What DescribeStacks says of a stack. */
export function stackDriftInformation(stackId: string, ctx: Reader) {
  const drift = ctx.get(stackDrifts, stackId);
  return drift
    ? { StackDriftStatus: drift.status, LastCheckTimestamp: new Date(drift.at) }
    : { StackDriftStatus: 'NOT_CHECKED' as const };
}

/** Of a stack that is deleted. */
export function forgetDrifts({ stackId }: Pick<StackRecord, 'stackId'>, ctx: Context): void {
  ctx.delete(stackDrifts, stackId);
  for (const key of ctx.keys(resourceDrifts)) {
    if (key.startsWith(`${stackId}/`)) ctx.delete(resourceDrifts, key);
  }
  for (const { id, stackId: owner } of ctx.all(driftDetections)) {
    if (owner === stackId) ctx.delete(driftDetections, id);
  }
}
