// PutScalingPolicy: target tracking and step scaling. Predictive policies are recorded: nothing is forecast.
// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html

import type { StepAdjustment } from '@aws-sdk/client-application-auto-scaling';
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { validation } from '../faults.ts';
import { requireTarget, targetName } from '../find.ts';
import { quotas } from '../quotas.ts';
import { deleteTrackingAlarms, putTrackingAlarms } from '../scaling/tracking-alarms.ts';
import { type PolicyRecord, policies, policyKey, targetKey } from '../state.ts';
import { alarmsOf } from '../views.ts';

export const putScalingPolicy: Operation<'application-autoscaling', 'PutScalingPolicy'> = (input, ctx) => {
  const target = targetName(input);
  requireTarget(ctx, target);
  const name = input.PolicyName ?? '';
  const key = policyKey({ ...target, name });
  const known = ctx.get(policies, key);
  const type = input.PolicyType ?? known?.type ?? 'StepScaling';
  const {
    TargetTrackingScalingPolicyConfiguration: targetTracking,
    StepScalingPolicyConfiguration: step,
    PredictiveScalingPolicyConfiguration: predictive,
  } = input;
  const configurations = {
    TargetTrackingScaling: targetTracking,
    StepScaling: step,
    PredictiveScaling: predictive,
  };
  const given = Object.entries(configurations).filter(([, configuration]) => configuration !== undefined);
  if (given.length !== 1 || given[0]![0] !== type)
    throw validation(`A ${type} policy requires its own configuration and accepts no other.`);
  if (targetTracking && !((targetTracking.TargetValue ?? 0) > 0))
    throw validation('TargetValue must be greater than 0.');
  if (step) {
    checkQuota(ctx, quotas.stepsPerPolicy, step.StepAdjustments?.length ?? 0);
    validateSteps(step.StepAdjustments ?? []);
  }
  if (!known) {
    const others = ctx.all(policies).filter((policy) => targetKey(policy) === targetKey(target));
    checkQuota(ctx, quotas.policiesPerTarget, others.length + 1);
  }
  if (known && type !== 'TargetTrackingScaling') deleteTrackingAlarms(ctx, known);
  const policy: PolicyRecord = plain({
    ...target,
    arn:
      known?.arn ??
      `arn:aws:autoscaling:${ctx.region}:${ctx.account}:scalingPolicy:${ctx.ids.uuid()}:resource/${target.namespace}/${target.resourceId}:policyName/${name}`,
    name,
    type,
    targetTracking,
    step,
    predictive,
    ...(type === 'TargetTrackingScaling' ? { highAlarm: known?.highAlarm, lowAlarm: known?.lowAlarm } : {}),
    createdAt: known?.createdAt ?? ctx.now,
  });
  const put = putTrackingAlarms(ctx, policy);
  ctx.put(policies, key, put);
  return { PolicyARN: put.arn, Alarms: alarmsOf(put, ctx) };
};

/** Steps neither overlap nor leave a gap, and at most one is open at each end. */
function validateSteps(steps: readonly StepAdjustment[]): void {
  if (steps.length === 0) throw validation('At least one StepAdjustment must be specified.');
  const ends = steps
    .map(({ MetricIntervalLowerBound: from, MetricIntervalUpperBound: to }) => ({
      from: from ?? Number.NEGATIVE_INFINITY,
      to: to ?? Number.POSITIVE_INFINITY,
    }))
    .sort((a, b) => a.from - b.from);
  if (ends.some(({ from, to }) => from === Number.NEGATIVE_INFINITY && to === Number.POSITIVE_INFINITY))
    throw validation('The upper and lower bound of a StepAdjustment cannot both be unspecified.');
  for (const [index, { from, to }] of ends.entries()) {
    if (from >= to)
      throw validation('The lower bound of a StepAdjustment must be less than its upper bound.');
    const next = ends[index + 1];
    if (next && next.from !== to)
      throw validation('StepAdjustment intervals must neither overlap nor leave a gap.');
  }
}
