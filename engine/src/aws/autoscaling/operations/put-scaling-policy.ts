// Auto Scaling API, PutScalingPolicy: simple, step and target tracking. Predictive policies are recorded: nothing is forecast.

import type { PredictiveScalingConfiguration } from '@aws-sdk/client-auto-scaling';
import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { validationError } from '../faults.ts';
import { requireGroup } from '../find.ts';
import { quotas } from '../quotas.ts';
import { checkSteps } from '../scaling/steps.ts';
import { putAlarms } from '../scaling/target-tracking.ts';
import { type PolicyRecord, policyTable } from '../state.ts';

export const putScalingPolicy: Operation<'autoscaling', 'PutScalingPolicy'> = (input, ctx) => {
  const { AutoScalingGroupName: group } = requireGroup(ctx, input.AutoScalingGroupName);
  const name = input.PolicyName!;
  const key = `${group}/${name}`;
  const known = ctx.get(policyTable, key);
  if (!known) {
    const others = ctx.all(policyTable).filter((policy) => policy.AutoScalingGroupName === group);
    checkQuota(ctx, quotas.policiesPerGroup, others.length + 1);
  }
  checkQuota(ctx, quotas.stepsPerPolicy, input.StepAdjustments?.length ?? 0);
  const type = input.PolicyType ?? 'SimpleScaling';
  if (!isPolicyType(type)) {
    throw validationError(`Invalid PolicyType: ${type}`);
  }
  if (known && known.PolicyType !== type) {
    throw validationError('The policy type of a scaling policy cannot be changed: delete it first.');
  }
  if (type === 'PredictiveScaling' && !input.PredictiveScalingConfiguration?.MetricSpecifications?.length)
    throw validationError('PredictiveScalingConfiguration is required for a predictive scaling policy');
  if (type === 'SimpleScaling' || type === 'StepScaling') {
    const types = ['ChangeInCapacity', 'ExactCapacity', 'PercentChangeInCapacity'];
    if (!types.includes(input.AdjustmentType ?? '')) {
      throw validationError(`AdjustmentType must be one of ${types.join(', ')}`);
    }
  }
  if (type === 'SimpleScaling' && input.ScalingAdjustment === undefined) {
    throw validationError('ScalingAdjustment is required for a simple scaling policy');
  }
  if (type === 'StepScaling') checkSteps(input.StepAdjustments ?? []);
  if (type === 'TargetTrackingScaling' && input.TargetTrackingConfiguration?.TargetValue === undefined) {
    throw validationError('TargetTrackingConfiguration is required for a target tracking policy');
  }
  const policy: PolicyRecord = JSON.parse(
    JSON.stringify({
      PolicyName: name,
      PolicyARN:
        known?.PolicyARN ??
        ctx.arn(
          'autoscaling',
          `scalingPolicy:${ctx.ids.uuid()}:autoScalingGroupName/${group}:policyName/${name}`,
        ),
      AutoScalingGroupName: group,
      PolicyType: type,
      AdjustmentType: input.AdjustmentType,
      ScalingAdjustment: input.ScalingAdjustment,
      Cooldown: input.Cooldown,
      MinAdjustmentMagnitude: input.MinAdjustmentMagnitude ?? input.MinAdjustmentStep,
      MetricAggregationType: input.MetricAggregationType ?? (type === 'StepScaling' ? 'Average' : undefined),
      StepAdjustments: input.StepAdjustments ?? [],
      EstimatedInstanceWarmup: input.EstimatedInstanceWarmup,
      TargetTrackingConfiguration: input.TargetTrackingConfiguration,
      PredictiveScalingConfiguration: predictiveOf(input.PredictiveScalingConfiguration),
      Enabled: input.Enabled ?? true,
      alarmNames: known?.alarmNames ?? [],
    }),
  );
  const alarmNames = type === 'TargetTrackingScaling' ? putAlarms(ctx, policy) : [];
  const gone = policy.alarmNames.filter((alarm) => !alarmNames.includes(alarm));
  if (gone.length > 0) ctx.call('cloudwatch', 'DeleteAlarms', { AlarmNames: gone });
  ctx.put(policyTable, key, { ...policy, alarmNames });
  return {
    PolicyARN: policy.PolicyARN,
    Alarms: alarmNames.map((AlarmName) => ({
      AlarmName,
      AlarmARN: ctx.arn('cloudwatch', `alarm:${AlarmName}`),
    })),
  };
};

const isPolicyType = (type: string): type is PolicyRecord['PolicyType'] =>
  ['SimpleScaling', 'StepScaling', 'TargetTrackingScaling', 'PredictiveScaling'].includes(type);

const predictiveOf = (configuration: PredictiveScalingConfiguration | undefined) =>
  configuration && {
    ...configuration,
    Mode: configuration.Mode ?? 'ForecastOnly',
    MaxCapacityBreachBehavior: configuration.MaxCapacityBreachBehavior ?? 'HonorMaxCapacity',
  };
