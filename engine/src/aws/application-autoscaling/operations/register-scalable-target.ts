// RegisterScalableTarget: a desired count outside the new bounds is brought inside them at once.
// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html

import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { validation } from '../faults.ts';
import { targetName } from '../find.ts';
import { quotas } from '../quotas.ts';
import { bringWithinBounds, desiredCount } from '../scaling/set-capacity.ts';
import { type ScalableTargetRecord, scalableTargets, targetKey } from '../state.ts';

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
  if (minCapacity < 0) throw validation('Minimum capacity cannot be less than 0');
  if (maxCapacity < minCapacity) throw validation('Maximum capacity cannot be less than minimum capacity');
  const current = desiredCount(ctx, name);
  if (current === undefined) throw validation(`ECS service doesn't exist: ${name.resourceId}`);
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
  bringWithinBounds(ctx, target, current);
  return { ScalableTargetARN: target.arn };
};
