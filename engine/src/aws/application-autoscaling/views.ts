// Scaling policies and scheduled actions as the API returns them.
import type { Alarm, ScalingPolicy, ScheduledAction } from '@aws-sdk/client-application-auto-scaling';
import type { Context } from '../../kernel/context.ts';
import { alarmNames } from './scaling/tracking-alarms.ts';
import type { PolicyRecord, ScheduledActionRecord } from './state.ts';

export const alarmsOf = (policy: PolicyRecord, ctx: Pick<Context, 'arn'>): Alarm[] =>
  alarmNames(policy).map((name) => ({ AlarmName: name, AlarmARN: ctx.arn('cloudwatch', `alarm:${name}`) }));

export const policyView = (policy: PolicyRecord, ctx: Pick<Context, 'arn'>): ScalingPolicy => ({
  PolicyARN: policy.arn,
  PolicyName: policy.name,
  ServiceNamespace: policy.namespace,
  ResourceId: policy.resourceId,
  ScalableDimension: policy.dimension,
  PolicyType: policy.type,
  StepScalingPolicyConfiguration: policy.step,
  TargetTrackingScalingPolicyConfiguration: policy.targetTracking,
  PredictiveScalingPolicyConfiguration: policy.predictive,
  Alarms: alarmsOf(policy, ctx),
  CreationTime: new Date(policy.createdAt),
});

const dateOf = (at: number | undefined): Date | undefined => (at === undefined ? undefined : new Date(at));

export const scheduledActionView = (action: ScheduledActionRecord): ScheduledAction => ({
  ScheduledActionName: action.name,
  ScheduledActionARN: action.arn,
  ServiceNamespace: action.namespace,
  Schedule: action.schedule,
  Timezone: action.timezone,
  ResourceId: action.resourceId,
  ScalableDimension: action.dimension,
  StartTime: dateOf(action.startsAt),
  EndTime: dateOf(action.endsAt),
  ScalableTargetAction: { ...action.action },
  CreationTime: new Date(action.createdAt),
});
