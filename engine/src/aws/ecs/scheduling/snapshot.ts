// What the service planner is told, and what it may ask for. Both are plain data.
import type { PlacementConstraint } from '@aws-sdk/client-ecs';
import type { PlaceableInstance } from '../placement/place.ts';
import type {
  LifecycleStage,
  Reservation,
  ServiceDeploymentRecord,
  ServiceRecord,
  TaskRecord,
} from '../state.ts';

export interface TargetState {
  readonly id: string;
  readonly port: number;
  /** `initial`, `healthy`, `unhealthy`, `unused`, `draining` or `unavailable`. */
  readonly state: string;
  /** For example `Health checks failed with these codes: [502]`. */
  readonly description?: string;
}

/** What a task of a deployment needs of the place that it goes to. */
export interface Requirement {
  readonly reservation: Reservation;
  readonly constraints: readonly PlacementConstraint[];
  /** awsvpc: the zones of its subnets. */
  readonly zones?: readonly string[];
}

export interface ServiceSnapshot {
  readonly service: ServiceRecord;
  /** The service deployment that is under way. */
  readonly rollout?: ServiceDeploymentRecord;
  /** The service's tasks, but for those that are STOPPED and accounted for. */
  readonly tasks: readonly TaskRecord[];
  readonly instances: readonly PlaceableInstance[];
  /** By deployment id. */
  readonly requirements: Readonly<Record<string, Requirement>>;
  /** By target group ARN; a group that is gone has no entry. */
  readonly targetHealth: Readonly<Record<string, readonly TargetState[]>>;
  readonly alarms: readonly { readonly name: string; readonly state: string; readonly windowMs: number }[];
  /** During BAKE_TIME: how long clients may stay bound to the old target group. */
  readonly groupBindingMs?: number;
}

export type Traffic = 'production' | 'test';

/** Why a service deployment fails. */
export type Trigger = 'circuit-breaker' | 'alarm' | 'timeout' | 'traffic' | 'user';

/** Tasks by availability zone. */
export type ZoneCounts = Readonly<Record<string, number>>;

export type ServiceStep =
  | {
      readonly kind: 'start-tasks';
      readonly deploymentId: string;
      /** Instance ids (`fargate/<zone>` on Fargate), one a task. */
      readonly places: readonly string[];
      /** How many of them stand in for unhealthy ones. */
      readonly replacing: number;
    }
  | {
      readonly kind: 'stop-task';
      readonly taskId: string;
      readonly reason: string;
      /** It goes because its health checks fail: told as an event, and counted. */
      readonly failedHealth?: string;
    }
  | {
      readonly kind: 'account';
      readonly taskId: string;
      readonly failure?: 'launch' | 'exit' | 'health';
    }
  | { readonly kind: 'healthy'; readonly taskId: string }
  | { readonly kind: 'stopped-event'; readonly taskIds: readonly string[] }
  | { readonly kind: 'impede'; readonly message: string }
  | { readonly kind: 'steady' }
  | {
      readonly kind: 'rebalance';
      readonly deploymentId: string;
      readonly place: string;
      readonly counts: ZoneCounts;
    }
  | { readonly kind: 'rebalanced'; readonly counts: ZoneCounts }
  | { readonly kind: 'stage'; readonly stage: LifecycleStage }
  | { readonly kind: 'shift'; readonly traffic: Traffic; readonly percent: number }
  | { readonly kind: 'bake' }
  | { readonly kind: 'complete' }
  | {
      readonly kind: 'fail';
      readonly trigger: Trigger;
      readonly rollback: boolean;
      readonly alarms: readonly string[];
    }
  | { readonly kind: 'rolled-back' }
  | { readonly kind: 'retire'; readonly deploymentId: string }
  | { readonly kind: 'inactive' };

export const hourMs = 3_600_000;
