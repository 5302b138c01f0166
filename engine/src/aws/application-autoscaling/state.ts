// What Application Auto Scaling keeps: scalable targets, their policies and their scaling activities.
import type {
  PolicyType,
  ScalableDimension,
  ServiceNamespace,
  StepScalingPolicyConfiguration,
  SuspendedState,
  TargetTrackingScalingPolicyConfiguration,
} from '@aws-sdk/client-application-auto-scaling';
import { defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'application-autoscaling/scalable-targets': ScalableTargetRecord;
    'application-autoscaling/policies': PolicyRecord;
    'application-autoscaling/activities': ActivityRecord;
  }
}

export interface TargetName {
  readonly namespace: ServiceNamespace;
  /** `service/<cluster>/<service>`. */
  readonly resourceId: string;
  readonly dimension: ScalableDimension;
}

export interface ScalableTargetRecord extends TargetName {
  readonly arn: string;
  readonly minCapacity: number;
  readonly maxCapacity: number;
  readonly roleArn: string;
  readonly suspended: SuspendedState;
  readonly createdAt: number;
  /** When the last scaling activity in each direction was, for cooldowns. */
  readonly lastOutAt?: number;
  readonly lastInAt?: number;
}

export interface PolicyRecord extends TargetName {
  readonly arn: string;
  readonly name: string;
  readonly type: PolicyType;
  readonly targetTracking?: TargetTrackingScalingPolicyConfiguration;
  readonly step?: StepScalingPolicyConfiguration;
  /** The names of the alarms that a target tracking policy has made. */
  readonly highAlarm?: string;
  readonly lowAlarm?: string;
  readonly createdAt: number;
}

export interface ActivityRecord extends TargetName {
  readonly id: string;
  readonly description: string;
  readonly cause: string;
  readonly at: number;
  readonly status: 'Successful' | 'Failed';
  readonly message: string;
}

/** Key: `targetKey`. */
export const scalableTargets = defineTable('application-autoscaling/scalable-targets');
/** Key: `targetKey` and the policy's name. */
export const policies = defineTable('application-autoscaling/policies');
/** Key: the activity's id. */
export const activities = defineTable('application-autoscaling/activities');

/** CloudFormation's physical id has this form too. */
export const targetKey = ({ resourceId, dimension, namespace }: TargetName): string =>
  `${resourceId}|${dimension}|${namespace}`;
export const policyKey = (policy: TargetName & { readonly name: string }): string =>
  `${targetKey(policy)}|${policy.name}`;
