// RegisterScalableTarget: a desired count outside the new bounds is brought inside them at once.
// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html

import type { Context, Operation } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { validation } from '../faults.ts';
import { serviceOf, targetName } from '../find.ts';
import { quotas } from '../quotas.ts';
import { setCapacity } from '../scaling/set-capacity.ts';
import { type ScalableTargetRecord, scalableTargets, type TargetName, targetKey } from '../state.ts';

export const registerScalableTarget: Operation<'application-autoscaling', 'RegisterScalableTarget'> = (
  input,
  ctx,
) => {
  const name = targetName(input);
  const key = targetKey(name);
  const known = ctx.get(scalableTargets, key);
  const minCapacity = input.MinCapacity ?? known?.minCapacity;
  const maxCapacity = input.MaxCapacity ?? known?.maxCapacity;
  if (minCapacity === undefined || maxCapacity === undefined)
    throw validation('MinCapacity and MaxCapacity are required for a new scalable target.');
  if (minCapacity < 0 || maxCapacity < minCapacity)
    throw validation('Minimum capacity must not be negative, nor greater than maximum capacity.');
  const current = desiredCount(ctx, name);
  if (!known) checkQuota(ctx, quotas.ecsTargets, ctx.keys(scalableTargets).length + 1);
  const target: ScalableTargetRecord = plain({
    ...name,
    arn: known?.arn ?? ctx.arn('application-autoscaling', `scalable-target/${ctx.ids.hex(32)}`),
    minCapacity,
    maxCapacity,
    roleArn:
      known?.roleArn ??
      `arn:aws:iam::${ctx.account}:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService`,
    suspended: {
      DynamicScalingInSuspended: false,
      DynamicScalingOutSuspended: false,
      ScheduledScalingSuspended: false,
      ...known?.suspended,
      ...plain(input.SuspendedState ?? {}),
    },
    createdAt: known?.createdAt ?? ctx.now,
    lastOutAt: known?.lastOutAt,
    lastInAt: known?.lastInAt,
  });
  ctx.put(scalableTargets, key, target);
  if (current < minCapacity)
    setCapacity(ctx, target, minCapacity, `minimum capacity was set to ${minCapacity}`);
  else if (current > maxCapacity)
    setCapacity(ctx, target, maxCapacity, `maximum capacity was set to ${maxCapacity}`);
  return { ScalableTargetARN: target.arn };
};

function desiredCount(ctx: Context, name: TargetName): number {
  const { cluster, service } = serviceOf(name);
  const missing = validation(`ECS service doesn't exist: ${name.resourceId}`);
  try {
    const { services } = ctx.call('ecs', 'DescribeServices', { cluster, services: [service] });
    if (services?.[0]?.status !== 'ACTIVE') throw missing;
    return services[0].desiredCount ?? 0;
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    throw missing;
  }
}
