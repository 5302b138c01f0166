// What CodeDeploy keeps: records are plain JSON with times in milliseconds since the epoch.
import type {
  ComputePlatform,
  CreateDeploymentGroupInput,
  DeploymentCreator,
  DeploymentStatus,
  ErrorCode,
  LifecycleEventStatus,
  MinimumHealthyHosts,
  RevisionLocation,
  TrafficRoutingConfig,
  ZonalConfig,
} from '@aws-sdk/client-codedeploy';
import type { AwsVpcConfiguration, CapacityProviderStrategyItem } from '@aws-sdk/client-ecs';
import { defineIndex, defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'codedeploy/applications': ApplicationRecord;
    'codedeploy/deployment-groups': DeploymentGroupRecord;
    'codedeploy/deployment-configs': DeploymentConfigRecord;
    'codedeploy/deployments': DeploymentRecord;
    'codedeploy/revisions': RevisionRecord;
  }
}

export type Tags = Readonly<Record<string, string>>;

export interface ApplicationRecord {
  readonly id: string;
  readonly name: string;
  readonly platform: ComputePlatform;
  readonly createdAt: number;
  readonly tags: Tags;
}

/** The settings of a deployment group, as CreateDeploymentGroup takes them. */
export type GroupSettings = Omit<
  CreateDeploymentGroupInput,
  'applicationName' | 'deploymentGroupName' | 'deploymentConfigName' | 'tags'
>;

export interface DeploymentGroupRecord {
  readonly id: string;
  readonly application: string;
  readonly name: string;
  readonly platform: ComputePlatform;
  readonly configName: string;
  readonly settings: GroupSettings;
  readonly createdAt: number;
  readonly tags: Tags;
  /** The revision that was last deployed with success. */
  readonly targetRevision?: RevisionLocation;
  readonly lastAttempted?: string;
  readonly lastSuccessful?: string;
}

export interface DeploymentConfigRecord {
  readonly id: string;
  readonly name: string;
  readonly platform: ComputePlatform;
  readonly minimumHealthyHosts?: MinimumHealthyHosts;
  readonly trafficRouting?: TrafficRoutingConfig;
  readonly zonalConfig?: ZonalConfig;
  readonly createdAt: number;
}

export interface RevisionRecord {
  readonly application: string;
  readonly location: RevisionLocation;
  readonly description?: string;
  readonly groups: readonly string[];
  readonly registeredAt: number;
  readonly firstUsedAt?: number;
  readonly lastUsedAt?: number;
}

/** The lifecycle events of an ECS deployment that a function can be run at. */
export type HookName =
  | 'BeforeInstall'
  | 'AfterInstall'
  | 'AfterAllowTestTraffic'
  | 'BeforeAllowTraffic'
  | 'AfterAllowTraffic';

export interface Hook {
  readonly event: HookName;
  /** The name or the ARN of a Lambda function. */
  readonly functionName: string;
}

/** What an AppSpec file says of the replacement task set. */
export interface AppSpec {
  readonly taskDefinition: string;
  readonly containerName: string;
  readonly containerPort: number;
  readonly platformVersion?: string;
  readonly awsvpcConfiguration?: AwsVpcConfiguration;
  readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[];
}

/** What happens to the target in a deployment, in order. */
export type EventName = HookName | 'Install' | 'AllowTestTraffic' | 'AllowTraffic';

export interface LifecycleEventRecord {
  readonly name: EventName;
  readonly status: LifecycleEventStatus;
  readonly startedAt?: number;
  readonly endedAt?: number;
  /** Of a hook's invocation. */
  readonly executionId?: string;
  /** Of the invocation's outcome, until it is known. */
  readonly token?: string;
  /** The function that it is or was waited for. */
  readonly functionName?: string;
  readonly problem?: string;
}

export interface TaskSetReference {
  readonly id: string;
  readonly targetGroupArn: string;
  readonly targetGroupName: string;
}

export interface StopReason {
  readonly status: 'Failed' | 'Stopped';
  readonly code: ErrorCode;
  readonly message: string;
  /** Whether what is rolled back does not depend on the group's settings. */
  readonly rollback?: boolean;
}

/** A deployment of an ECS service. */
export interface DeploymentRecord {
  readonly id: string;
  readonly application: string;
  readonly group: string;
  readonly configName: string;
  readonly creator: DeploymentCreator;
  readonly description?: string;
  readonly externalId?: string;
  readonly revision?: RevisionLocation;
  readonly previousRevision?: RevisionLocation;
  readonly status: DeploymentStatus;
  readonly error?: { readonly code: ErrorCode; readonly message: string };
  readonly createdAt: number;
  readonly startedAt?: number;
  readonly endedAt?: number;
  /** The group's settings when it was created. */
  readonly settings: GroupSettings;
  readonly routing: TrafficRoutingConfig;
  readonly service: { readonly cluster: string; readonly name: string };
  readonly spec?: AppSpec;
  readonly hooks: readonly Hook[];
  readonly events: readonly LifecycleEventRecord[];
  readonly blue?: TaskSetReference;
  readonly green?: TaskSetReference;
  /** Green's share of the production traffic. */
  readonly percent: number;
  readonly shiftedAt?: number;
  /** Whether test traffic was sent to green. */
  readonly testing?: boolean;
  /** When it began to wait for ContinueDeployment. */
  readonly readyAt?: number;
  readonly continued?: boolean;
  /** When all traffic went to green, and blue began to wait for its end. */
  readonly terminationStartedAt?: number;
  readonly terminationSkipped?: boolean;
  /** CloudFormation makes green and deletes blue: `deployment/stack-deployment.ts`. Such a deployment has no group. */
  readonly ofStack?: true;
  /** Blue, or green in a rollback, is being deleted. */
  readonly deleting?: boolean;
  readonly stopping?: StopReason;
  /** On the deployment that was rolled back: the id of the rollback. */
  readonly rolledBackBy?: string;
  /** On a rollback: the id of the deployment that failed. */
  readonly rollbackOf?: string;
  readonly rollbackMessage?: string;
}

/** Key: the name. */
export const applications = defineTable('codedeploy/applications');
/** Key: `<application>/<group>`. Neither may contain a slash. */
export const deploymentGroups = defineTable('codedeploy/deployment-groups');
export const groupsByApplication = defineIndex(deploymentGroups, ({ application }) => application);
/** Key: the name. AWS's own are data: `configs/predefined.ts`. */
export const deploymentConfigs = defineTable('codedeploy/deployment-configs');
/** Key: the id. */
export const deployments = defineTable('codedeploy/deployments');
export const deploymentsByGroup = defineIndex(deployments, ({ application, group }) =>
  groupKey(application, group),
);
export const activeDeployments = defineIndex(deployments, (deployment) =>
  isOver(deployment) ? undefined : 'all',
);
/** Those that are not over and that an alarm can stop. */
export const activeWithAlarms = defineIndex(deployments, (deployment) =>
  isOver(deployment) || !deployment.settings.alarmConfiguration?.enabled ? undefined : 'all',
);
/** Key: `<application>/<location>`. */
export const revisions = defineTable('codedeploy/revisions');
export const revisionsByApplication = defineIndex(revisions, ({ application }) => application);

export const groupKey = (application: string, group: string): string => `${application}/${group}`;

export const isOver = ({ status }: Pick<DeploymentRecord, 'status'>): boolean =>
  status === 'Succeeded' || status === 'Failed' || status === 'Stopped';
