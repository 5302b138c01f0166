// What ECS keeps of deployments. Three things, of which AWS calls two a deployment:
// - a service revision: the settings that a service's tasks are made from;
// - a deployment (DescribeServices): the tasks of one revision;
// - a service deployment (DescribeServiceDeployments), called a rollout in this code: the replacement of one deployment by
//   another, with its progress and its outcome.
import type {
  CapacityProviderStrategyItem,
  DeploymentConfiguration,
  LoadBalancer,
  NetworkConfiguration,
  ServiceVolumeConfiguration,
} from '@aws-sdk/client-ecs';
import type { HookRunRecord } from './hook-run.ts';
import type { TaskSetRecord } from './task-set.ts';

/** A target that each task of a deployment is registered as. */
export interface TargetPlan {
  readonly targetGroupArn: string;
  readonly containerName: string;
  readonly containerPort: number;
}

/** A Cloud Map service that each task of a deployment is registered in. */
export interface RegistryPlan {
  readonly registryArn: string;
  readonly containerName?: string;
  readonly containerPort?: number;
  readonly port?: number;
}

/** What DescribeServices calls a deployment: the tasks of one service revision. */
export interface DeploymentRecord {
  /** `ecs-svc/<19 digits>`; its tasks carry it as `startedBy`. */
  readonly id: string;
  /** Absent for a task set. */
  readonly revisionArn?: string;
  readonly status: 'PRIMARY' | 'ACTIVE';
  /** Of a service whose deployment controller is not ECS. */
  readonly taskSet?: TaskSetRecord;
  readonly taskDefinition: string;
  readonly networkConfiguration?: NetworkConfiguration;
  /** EBS volumes that each task gets. */
  readonly volumeConfigurations?: readonly ServiceVolumeConfiguration[];
  readonly launchType?: 'EC2' | 'FARGATE';
  readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[];
  readonly targets: readonly TargetPlan[];
  readonly registries?: readonly RegistryPlan[];
  /** Digest by container name, resolved once (version consistency). */
  readonly imageDigests: Readonly<Record<string, string>>;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Consecutive failures since a task of it was last healthy. */
  readonly failedTasks: number;
  /** Consecutive tasks that never reached RUNNING, and when a task last ended by itself: for the start throttle. */
  readonly launchFailures: number;
  readonly lastFailureAt?: number;
  /** When the scheduler sees tasks that have ended: it starts none before. */
  readonly reactsAt?: number;
  readonly rolloutState: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
  readonly rolloutStateReason: string;
}

export interface ServiceRevisionRecord {
  readonly arn: string;
  readonly serviceArn: string;
  readonly clusterArn: string;
  readonly taskDefinition: string;
  readonly launchType?: 'EC2' | 'FARGATE';
  readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[];
  readonly platformVersion?: string;
  readonly loadBalancers: readonly LoadBalancer[];
  readonly networkConfiguration?: NetworkConfiguration;
  readonly volumeConfigurations?: readonly ServiceVolumeConfiguration[];
  readonly containerImages: readonly {
    readonly containerName: string;
    readonly image: string;
    readonly imageDigest?: string;
  }[];
  readonly targets: readonly TargetPlan[];
  readonly createdAt: number;
}

export type DeploymentStatus =
  | 'PENDING'
  | 'IN_PROGRESS'
  | 'SUCCESSFUL'
  | 'STOP_REQUESTED'
  | 'STOPPED'
  | 'ROLLBACK_REQUESTED'
  | 'ROLLBACK_IN_PROGRESS'
  | 'ROLLBACK_SUCCESSFUL'
  | 'ROLLBACK_FAILED';

/** Why a service deployment fails. */
export type Trigger = 'circuit-breaker' | 'alarm' | 'hook' | 'timeout' | 'traffic' | 'user';

/** Which of a load balancer's two listener rules. */
export type Traffic = 'production' | 'test';

export type LifecycleStage =
  | 'RECONCILE_SERVICE'
  | 'PRE_SCALE_UP'
  | 'SCALE_UP'
  | 'POST_SCALE_UP'
  | 'TEST_TRAFFIC_SHIFT'
  | 'POST_TEST_TRAFFIC_SHIFT'
  | 'PRODUCTION_TRAFFIC_SHIFT'
  | 'POST_PRODUCTION_TRAFFIC_SHIFT'
  | 'BAKE_TIME'
  | 'CLEAN_UP';

export interface ServiceDeploymentRecord {
  readonly arn: string;
  readonly serviceKey: string;
  readonly serviceArn: string;
  readonly clusterArn: string;
  /** BLUE_GREEN stands for LINEAR and CANARY too: they differ only in the steps of the traffic shift. */
  readonly strategy: 'ROLLING' | 'BLUE_GREEN';
  readonly status: DeploymentStatus;
  readonly statusReason?: string;
  readonly createdAt: number;
  readonly startedAt: number;
  readonly updatedAt: number;
  readonly finishedAt?: number;
  readonly stoppedAt?: number;
  /** The deployment that is rolled out, and the one that served before it (none: the service's first). */
  readonly targetId: string;
  readonly targetRevisionArn: string;
  readonly sourceId?: string;
  readonly sourceRevisionArn?: string;
  readonly deploymentConfiguration: DeploymentConfiguration;
  readonly stage?: LifecycleStage;
  readonly stageStartedAt?: number;
  /** Rolling: when everything was in place and only the bake time was left to wait for. */
  readonly bakeStartedAt?: number;
  /** The target's share of the traffic; absent while the service's first deployment has none yet. */
  readonly productionPercent?: number;
  readonly testPercent?: number;
  /** When production traffic was last shifted: each step of a linear or canary shift has a bake time of its own. */
  readonly shiftedAt?: number;
  /** The lifecycle hooks that have run. */
  readonly hookRuns?: readonly HookRunRecord[];
  readonly failureCount: number;
  /** The desired count at its start, for the API's summaries. */
  readonly requestedTaskCount: number;
  /** Whether an alarm was in ALARM at the start: then none is watched. */
  readonly alarmsIgnored: boolean;
  readonly triggeredAlarms: readonly string[];
  readonly trigger?: Trigger;
  readonly rollback?: { readonly reason: string; readonly startedAt: number; readonly revisionArn: string };
}
