// What ECS keeps of deployments: the revision of a service, the tasks that bring it out, and how that goes.
import type {
  CapacityProviderStrategyItem,
  DeploymentConfiguration,
  LoadBalancer,
  NetworkConfiguration,
} from '@aws-sdk/client-ecs';

/** A target that each task of a deployment is registered as. */
export interface TargetPlan {
  readonly targetGroupArn: string;
  readonly containerName: string;
  readonly containerPort: number;
}

/** What DescribeServices calls a deployment: the tasks of one service revision. */
export interface DeploymentRecord {
  /** `ecs-svc/<19 digits>`; its tasks carry it as `startedBy`. */
  readonly id: string;
  readonly revisionArn: string;
  readonly serviceDeploymentArn: string;
  readonly status: 'PRIMARY' | 'ACTIVE';
  readonly taskDefinition: string;
  readonly networkConfiguration?: NetworkConfiguration;
  readonly launchType?: 'EC2' | 'FARGATE';
  readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[];
  readonly targets: readonly TargetPlan[];
  /** Digest by container name, resolved once (version consistency). */
  readonly imageDigests: Readonly<Record<string, string>>;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Consecutive failures since a task of it was last healthy. */
  readonly failedTasks: number;
  /** Consecutive tasks that never came to run, and when a task last ended by itself: for the start throttle. */
  readonly launchFailures: number;
  readonly lastFailureAt?: number;
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
  /** BLUE_GREEN stands for LINEAR and CANARY too: they differ in the steps of the traffic shift alone. */
  readonly strategy: 'ROLLING' | 'BLUE_GREEN';
  readonly status: DeploymentStatus;
  readonly statusReason?: string;
  readonly createdAt: number;
  readonly startedAt: number;
  readonly updatedAt: number;
  readonly finishedAt?: number;
  readonly stoppedAt?: number;
  /** The deployment brought out, and the one that served before it (none: the service's first). */
  readonly targetId: string;
  readonly targetRevisionArn: string;
  readonly sourceId?: string;
  readonly sourceRevisionArn?: string;
  readonly deploymentConfiguration: DeploymentConfiguration;
  readonly stage?: LifecycleStage;
  readonly stageStartedAt?: number;
  /** When everything was in place and only the bake time is waited for (rolling). */
  readonly bakeStartedAt?: number;
  /** The target's share of the traffic; absent while the service's first deployment has none yet. */
  readonly productionPercent?: number;
  readonly testPercent?: number;
  /** When production traffic was last shifted: each step of a linear or canary shift bakes. */
  readonly shiftedAt?: number;
  readonly failureCount: number;
  /** The desired counts at its start, for the API's summaries. */
  readonly requestedTaskCount: number;
  /** Alarms that were in ALARM at the start: then none is watched (§ deployment alarms). */
  readonly alarmsIgnored: boolean;
  readonly triggeredAlarms: readonly string[];
  readonly trigger?: 'circuit-breaker' | 'alarm' | 'timeout' | 'traffic' | 'user';
  readonly rollback?: { readonly reason: string; readonly startedAt: number; readonly revisionArn: string };
}
