// What the service scheduler plans from (a snapshot) and what a plan is made of (steps). Both are plain data.
import type {
  DeploymentLifecycleHookStage,
  DeploymentLifecycleHookStatus,
  PlacementConstraint,
} from '@aws-sdk/client-ecs';
import type { TargetHealth } from '../load-balancing/target-health.ts';
import type { PlaceableInstance } from '../placement/placeable-instance.ts';
import type { ZoneCounts } from '../service-events/texts.ts';
import type {
  LifecycleStage,
  Reservation,
  ServiceDeploymentRecord,
  ServiceRecord,
  TaskRecord,
  Traffic,
  Trigger,
} from '../state.ts';

export interface AlarmState {
  readonly name: string;
  /** `OK`, `ALARM` or `INSUFFICIENT_DATA`. */
  readonly state: string;
  /** The time over which it is evaluated. */
  readonly windowMs: number;
}

/** What a task of a deployment needs of the place that it is put on. */
export interface Requirement {
  readonly reservation: Reservation;
  readonly constraints: readonly PlacementConstraint[];
  /** awsvpc: the zones of its subnets. */
  readonly zones?: readonly string[];
}

/** What came of a call of a lifecycle hook's function. */
export type HookAnswer =
  | { readonly status: 'SUCCEEDED' }
  | {
      readonly status: 'IN_PROGRESS';
      readonly delaySeconds?: number;
      readonly details?: Readonly<Record<string, unknown>>;
    }
  | { readonly status: 'failed' }
  /** The engine ended meanwhile. */
  | { readonly status: 'lost' };

export interface ServiceSnapshot {
  readonly service: ServiceRecord;
  /** The service deployment that is under way. */
  readonly rollout?: ServiceDeploymentRecord;
  /** The service's tasks, except those that are STOPPED and accounted for. */
  readonly tasks: readonly TaskRecord[];
  /** The places that a task could be put in, with what each has left. */
  readonly instances: readonly PlaceableInstance[];
  /** The zones that have a place which takes tasks. */
  readonly zones: readonly string[];
  /** The ids of the DRAINING instances, whose tasks have to move. */
  readonly draining: ReadonlySet<string | undefined>;
  /** By deployment id. */
  readonly requirements: Readonly<Record<string, Requirement>>;
  readonly targetHealth: TargetHealth;
  readonly alarms: readonly AlarmState[];
  /** After how long a task without checks counts as healthy: 40 s where absent, as on AWS. */
  readonly settlingMs?: number;
  /** By the id of the hook's run. */
  readonly hookAnswers?: Readonly<Record<string, HookAnswer>>;
  /** During BAKE_TIME: how long clients may stay bound to the old target group. */
  readonly groupBindingMs?: number;
}

export type ServiceStep =
  | {
      readonly do: 'start-tasks';
      readonly deploymentId: string;
      /** Instance ids (`fargate/<zone>` on Fargate), one for each task. */
      readonly places: readonly string[];
      /** How many of them replace unhealthy ones. */
      readonly replacing: number;
    }
  | {
      readonly do: 'stop-task';
      readonly taskId: string;
      readonly reason: string;
      /** It is stopped because its health checks fail: the service event to add. Also counted as a failure. */
      readonly failedHealth?: string;
    }
  | {
      readonly do: 'record-outcome';
      readonly taskId: string;
      readonly failure?: 'launch' | 'exit' | 'health';
    }
  | { readonly do: 'healthy'; readonly taskId: string }
  | { readonly do: 'stopped-event'; readonly taskIds: readonly string[] }
  | {
      readonly do: 'report-impediment';
      readonly message: string;
      /** Tasks found no place: the reason, as RunTask's failures give it. */
      readonly shortage?: string;
    }
  | { readonly do: 'steady' }
  | {
      readonly do: 'rebalance';
      readonly deploymentId: string;
      readonly place: string;
      readonly counts: ZoneCounts;
    }
  | { readonly do: 'rebalanced'; readonly counts: ZoneCounts }
  | { readonly do: 'stage'; readonly stage: LifecycleStage }
  | { readonly do: 'shift'; readonly traffic: Traffic; readonly percent: number }
  | {
      readonly do: 'stability';
      readonly deploymentId: string;
      readonly status: 'STEADY_STATE' | 'STABILIZING';
    }
  | {
      readonly do: 'run-hook';
      /** Which of the deployment configuration's hooks. */
      readonly hook: number;
      readonly stage: DeploymentLifecycleHookStage;
      readonly step: number;
    }
  | {
      readonly do: 'recall-hook';
      readonly id: string;
      readonly at: number;
      readonly details?: Readonly<Record<string, unknown>>;
    }
  | { readonly do: 'end-hook'; readonly id: string; readonly status: DeploymentLifecycleHookStatus }
  | { readonly do: 'bake' }
  | { readonly do: 'complete' }
  | {
      readonly do: 'fail';
      readonly trigger: Trigger;
      readonly rollback: boolean;
      readonly alarms: readonly string[];
    }
  | { readonly do: 'rolled-back' }
  | { readonly do: 'retire'; readonly deploymentId: string }
  | { readonly do: 'inactive' };

export type StepOf<D extends ServiceStep['do']> = Extract<ServiceStep, { do: D }>;

/**
 * How many tasks one plan starts at most, and how many it stops. Callers wait while a plan is carried out; the next one
 * follows at once.
 */
export const batch = 100;

export const hourMs = 3_600_000;
