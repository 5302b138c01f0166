// What Auto Scaling keeps. Members have the names that its API gives them; times are milliseconds since the epoch.
import type {
  AutoScalingGroup,
  BlockDeviceMapping,
  LifecycleState,
  MixedInstancesPolicy,
  PredictiveScalingConfiguration,
  RefreshPreferences,
  ScalingActivityStatusCode,
  StepAdjustment,
  TargetTrackingConfiguration,
} from '@aws-sdk/client-auto-scaling';
import { defineIndex, defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'autoscaling/groups': GroupRecord;
    'autoscaling/instances': MemberRecord;
    'autoscaling/activities': ActivityRecord;
    'autoscaling/policies': PolicyRecord;
    'autoscaling/proposals': ProposalsRecord;
    'autoscaling/lifecycle-hooks': HookRecord;
    'autoscaling/launch-configurations': LaunchConfigurationRecord;
    'autoscaling/instance-refreshes': RefreshRecord;
    'autoscaling/scheduled-actions': ScheduledActionRecord;
  }
}

export interface LaunchTemplateUse {
  readonly LaunchTemplateId: string;
  readonly LaunchTemplateName: string;
  /**
   * Of a group: as requested, for example `$Latest`; absent where the request has none, as AWS shows it. Of an instance:
   * the number that it was launched from.
   */
  readonly Version?: string;
}

export interface GroupTag {
  readonly Key: string;
  readonly Value: string;
  readonly PropagateAtLaunch: boolean;
}

/**
 * Only DeletionProtection and AvailabilityZoneImpairmentPolicy have an effect: replacements are launched as soon as the instances
 * that they replace begin to terminate, whatever InstanceMaintenancePolicy says, and there are no capacity reservations.
 */
export type RecordedSettings = Pick<
  AutoScalingGroup,
  | 'AvailabilityZoneDistribution'
  | 'AvailabilityZoneImpairmentPolicy'
  | 'CapacityReservationSpecification'
  | 'DeletionProtection'
  | 'InstanceMaintenancePolicy'
>;

export interface GroupRecord {
  readonly AutoScalingGroupName: string;
  readonly AutoScalingGroupARN: string;
  readonly CreatedTime: number;
  readonly MinSize: number;
  readonly MaxSize: number;
  readonly DesiredCapacity: number;
  readonly LaunchTemplate?: LaunchTemplateUse;
  readonly LaunchConfigurationName?: string;
  readonly MixedInstancesPolicy?: MixedInstancesPolicy;
  readonly SubnetIds: readonly string[];
  readonly AvailabilityZones: readonly string[];
  readonly TargetGroupARNs: readonly string[];
  /** Seconds, as everywhere in the API. */
  readonly DefaultCooldown: number;
  readonly DefaultInstanceWarmup?: number;
  readonly HealthCheckType: string;
  readonly HealthCheckGracePeriod: number;
  readonly MaxInstanceLifetime?: number;
  readonly TerminationPolicies: readonly string[];
  readonly NewInstancesProtectedFromScaleIn: boolean;
  readonly CapacityRebalance: boolean;
  readonly SuspendedProcesses: readonly string[];
  readonly EnabledMetrics: readonly string[];
  readonly Tags: readonly GroupTag[];
  readonly ServiceLinkedRoleARN: string;
  readonly PlacementGroup?: string;
  readonly DesiredCapacityType?: string;
  readonly Context?: string;
  /** Settings that are kept and returned. */
  readonly recorded: RecordedSettings;
  /** `Delete in progress` while the group is being deleted. */
  readonly Status?: string;

  /** What CloudFormation's rolling update has changed for its duration, as it was before. */
  readonly beforeUpdate?: {
    readonly minSize: number;
    readonly desired: number;
    readonly suspended: readonly string[];
  };
  /** Why the desired capacity last changed, until the group has reached it. */
  readonly pendingCause?: string;
  /** The length of a simple policy's cooldown, which starts once its activities have ended, in seconds. */
  readonly cooldownAfter?: number;
  readonly cooldownUntil?: number;
  /** How many launches have failed in a row, and when the next one is due. */
  readonly launchFailures: number;
  readonly launchRetryAt?: number;
}
export const groupTable = defineTable('autoscaling/groups');

/** A lifecycle action that an instance waits for. */
export interface LifecycleAction {
  readonly HookName: string;
  readonly Token: string;
  readonly startedAt: number;
  readonly heartbeatAt: number;
  readonly result?: 'CONTINUE' | 'ABANDON';
}

export interface MemberRecord {
  readonly InstanceId: string;
  readonly AutoScalingGroupName: string;
  readonly AvailabilityZone: string;
  readonly InstanceType: string;
  readonly LifecycleState: LifecycleState;
  readonly HealthStatus: 'Healthy' | 'Unhealthy';
  /** Who found it unhealthy, which the activity's cause names. */
  readonly unhealthyBy?: 'EC2' | 'ELB' | 'user';
  readonly ProtectedFromScaleIn: boolean;
  readonly LaunchTemplate?: LaunchTemplateUse;
  readonly LaunchConfigurationName?: string;
  readonly launchedAt: number;
  readonly inServiceAt?: number;
  readonly actions: readonly LifecycleAction[];
  /** The activity in progress. */
  readonly activityId?: string;
  /** Where it was set to DRAINING; empty when it belongs to no ECS cluster. */
  readonly draining?: { readonly cluster?: string; readonly containerInstance?: string };
}
/** Key: the instance's id. */
export const memberTable = defineTable('autoscaling/instances');
export const membersByGroup = defineIndex(memberTable, ({ AutoScalingGroupName }) => AutoScalingGroupName);
/** The groups' instances that are being drained in an ECS cluster. */
export const drainingMembers = defineIndex(memberTable, ({ draining }) => (draining ? 'all' : undefined));

export interface ActivityRecord {
  readonly ActivityId: string;
  /** Rises with each activity, so that those of the same millisecond keep their order. */
  readonly sequence: number;
  readonly AutoScalingGroupName: string;
  readonly AutoScalingGroupARN: string;
  readonly Description: string;
  readonly Cause: string;
  readonly StartTime: number;
  readonly EndTime?: number;
  readonly StatusCode: ScalingActivityStatusCode;
  readonly StatusMessage?: string;
  readonly Progress: number;
  readonly Details: string;
}
export const activityTable = defineTable('autoscaling/activities');
export const activitiesByGroup = defineIndex(activityTable, ({ AutoScalingGroupARN }) => AutoScalingGroupARN);

export interface PolicyRecord {
  readonly PolicyName: string;
  readonly PolicyARN: string;
  readonly AutoScalingGroupName: string;
  readonly PolicyType: 'SimpleScaling' | 'StepScaling' | 'TargetTrackingScaling' | 'PredictiveScaling';
  readonly AdjustmentType?: string;
  readonly ScalingAdjustment?: number;
  readonly Cooldown?: number;
  readonly MinAdjustmentMagnitude?: number;
  readonly MetricAggregationType?: string;
  readonly StepAdjustments: readonly StepAdjustment[];
  readonly EstimatedInstanceWarmup?: number;
  readonly TargetTrackingConfiguration?: TargetTrackingConfiguration;
  /** Recorded: nothing is forecast. */
  readonly PredictiveScalingConfiguration?: PredictiveScalingConfiguration;
  readonly Enabled: boolean;
  /** The alarms of a target tracking policy, `TargetTracking-<group>-AlarmHigh-<uuid>` and `…AlarmLow…`. */
  readonly alarmNames: readonly string[];
}
/** Key: `<group>/<policy>`. */
export const policyTable = defineTable('autoscaling/policies');

/** What a group's policies have asked for since it was last scaled. */
export interface ProposalsRecord {
  readonly proposals: readonly {
    readonly policy: string;
    readonly alarm: { readonly name: string; readonly state: string };
    readonly capacity: number;
    readonly cooldown?: number;
  }[];
}
/** Key: the group's name. */
export const proposalTable = defineTable('autoscaling/proposals');

export interface HookRecord {
  readonly LifecycleHookName: string;
  readonly AutoScalingGroupName: string;
  readonly LifecycleTransition: string;
  readonly HeartbeatTimeout: number;
  readonly DefaultResult: 'CONTINUE' | 'ABANDON';
  readonly NotificationMetadata?: string;
  readonly NotificationTargetARN?: string;
  readonly RoleARN?: string;
}
export const hookKey = (group: string, hook: string) => `${group}/${hook}`;
/** Key: `hookKey`. */
export const hookTable = defineTable('autoscaling/lifecycle-hooks');
export const hooksByGroup = defineIndex(hookTable, ({ AutoScalingGroupName }) => AutoScalingGroupName);

export interface LaunchConfigurationRecord {
  readonly LaunchConfigurationName: string;
  readonly LaunchConfigurationARN: string;
  readonly CreatedTime: number;
  readonly ImageId: string;
  readonly InstanceType: string;
  readonly KeyName?: string;
  readonly SecurityGroups: readonly string[];
  readonly UserData?: string;
  readonly IamInstanceProfile?: string;
  readonly BlockDeviceMappings: readonly BlockDeviceMapping[];
  readonly AssociatePublicIpAddress?: boolean;
  readonly EbsOptimized: boolean;
  readonly Monitoring: boolean;
  readonly PlacementTenancy?: string;
  readonly SpotPrice?: string;
  readonly MetadataOptions?: {
    readonly HttpTokens?: string;
    readonly HttpPutResponseHopLimit?: number;
    readonly HttpEndpoint?: string;
  };
}
export const launchConfigurationTable = defineTable('autoscaling/launch-configurations');

export interface RefreshRecord {
  readonly InstanceRefreshId: string;
  readonly AutoScalingGroupName: string;
  readonly Status: 'Pending' | 'InProgress' | 'Successful' | 'Failed' | 'Cancelling' | 'Cancelled';
  readonly StatusReason?: string;
  readonly StartTime: number;
  readonly EndTime?: number;
  readonly InstancesToUpdate: number;
  /** The instances that existed when it started: all others are new. */
  readonly instanceIds: readonly string[];
  /** Since when only instances are left that may not be replaced. */
  readonly waitingSince?: number;
  readonly Preferences: RefreshPreferences;
}
export const refreshTable = defineTable('autoscaling/instance-refreshes');
export const refreshesByGroup = defineIndex(refreshTable, ({ AutoScalingGroupName }) => AutoScalingGroupName);

export interface ScheduledActionRecord {
  readonly ScheduledActionName: string;
  readonly ScheduledActionARN: string;
  readonly AutoScalingGroupName: string;
  readonly MinSize?: number;
  readonly MaxSize?: number;
  readonly DesiredCapacity?: number;
  readonly Recurrence?: string;
  readonly TimeZone?: string;
  readonly StartTime?: number;
  readonly EndTime?: number;
  /** When it is due next; absent once it is over. */
  readonly nextAt?: number;
}
/** Key: `<group>/<action>`. */
export const scheduledActionTable = defineTable('autoscaling/scheduled-actions');
