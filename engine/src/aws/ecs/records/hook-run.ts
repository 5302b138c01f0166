// What ECS keeps of a deployment lifecycle hook that runs, or has run, at a stage of a service deployment.
import type { DeploymentLifecycleHookStage, DeploymentLifecycleHookStatus } from '@aws-sdk/client-ecs';

export interface HookRunRecord {
  /** `ecs-pause-<43 characters>` for a pause. */
  readonly id: string;
  /** Which of the deployment configuration's hooks. */
  readonly hook: number;
  readonly stage: DeploymentLifecycleHookStage;
  /** Of the stages that recur: the new revision's share of the production traffic. */
  readonly step: number;
  readonly status: DeploymentLifecycleHookStatus;
  readonly startedAt: number;
  readonly expiresAt: number;
  /** Of the invocation's outcome, until it is known. */
  readonly token?: string;
  /** The function asked to be called again then. */
  readonly recallAt?: number;
  /** Returned with IN_PROGRESS: handed to the next call. */
  readonly details?: Readonly<Record<string, unknown>>;
}
