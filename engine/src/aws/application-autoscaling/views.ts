// A scaling policy as the API returns it.
import type { Alarm, ScalingPolicy } from '@aws-sdk/client-application-auto-scaling';
import type { Context } from '../../kernel/context.ts';
import { alarmNames } from './scaling/tracking-alarms.ts';
import type { PolicyRecord } from './state.ts';

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
  Alarms: alarmsOf(policy, ctx),
  CreationTime: new Date(policy.createdAt),
});
