// What Application Auto Scaling keeps: scalable targets, their policies, scheduled actions and scaling activities.
import type {
  PolicyType,
  PredictiveScalingPolicyConfiguration,
  ScalableDimension,
  ScalableTargetAction,
  ServiceNamespace,
  StepScalingPolicyConfiguration,
  SuspendedState,
  TargetTrackingScalingPolicyConfiguration,
} from '@aws-sdk/client-application-auto-scaling';
import { defineIndex, defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'application-autoscaling/scalable-targets': ScalableTargetRecord;
    'application-autoscaling/policies': PolicyRecord;
    'application-autoscaling/activities': ActivityRecord;
    'application-autoscaling/scheduled-actions': ScheduledActionRecord;
    /** The name of the service. */
    'application-autoscaling/at-rest': string;
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
  /** The capacity before the scale-out whose cooldown lasts. */
  readonly outBase?: number;
}

export interface PolicyRecord extends TargetName {
  readonly arn: string;
  readonly name: string;
  readonly type: PolicyType;
  readonly targetTracking?: TargetTrackingScalingPolicyConfiguration;
  readonly step?: StepScalingPolicyConfiguration;
  /** Recorded: nothing is forecast. */
  readonly predictive?: PredictiveScalingPolicyConfiguration;
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
  /** A change of the bounds, which has no end on AWS. */
  readonly isOpen?: true;
}

export interface ScheduledActionRecord extends TargetName {
  readonly arn: string;
  readonly name: string;
  /** An expression: at(…), rate(…) or cron(…). */
  readonly schedule: string;
  readonly timezone?: string;
  readonly startsAt?: number;
  readonly endsAt?: number;
  readonly action: ScalableTargetAction;
  readonly createdAt: number;
  /** Absent once it will not act again. */
  readonly nextAt?: number;
}

/** Key: `targetKey`. */
export const scalableTargets = defineTable('application-autoscaling/scalable-targets');
/** Key: `targetKey` and the policy's name. */
export const policies = defineTable('application-autoscaling/policies');
/** Key: the activity's id. */
export const activities = defineTable('application-autoscaling/activities');
/** Key: `targetKey` and the action's name. */
export const scheduledActions = defineTable('application-autoscaling/scheduled-actions');

/**
 * Key: `targetKey`. There while no alarm asks for anything that the target's bounds allow: an alarm that lasts, as the low
 * one of every idle service does, need not wake the target each minute.
 */
export const atRest = defineTable('application-autoscaling/at-rest', { volatile: true });

/** CloudFormation's physical id has this form too. */
export const targetKey = ({ resourceId, dimension, namespace }: TargetName): string =>
  `${resourceId}|${dimension}|${namespace}`;
export const policyKey = (policy: TargetName & { readonly name: string }): string =>
  `${targetKey(policy)}|${policy.name}`;
export const scheduledActionKey = policyKey;

/** By `targetKey`. */
export const policiesByTarget = defineIndex(policies, targetKey);
/** By `targetKey`. */
export const scheduledActionsByTarget = defineIndex(scheduledActions, targetKey);
