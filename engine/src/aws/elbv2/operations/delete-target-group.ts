// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteTargetGroup.html
import type { Operation } from '../../../kernel/context.ts';
import { resourceInUse } from '../faults.ts';
import { targetsOf, usersOfGroup } from '../find.ts';
import { checkArn } from '../names.ts';
import { hostCounts, probes, targetGroups, targetHealth, targetKey, targets } from '../state.ts';

/** Succeeds when there is no such target group, as AWS does. */
export const deleteTargetGroup: Operation<'elbv2', 'DeleteTargetGroup'> = (input, ctx) => {
  const arn = input.TargetGroupArn!;
  checkArn('targetgroup', arn);
  if (usersOfGroup(arn, ctx).length > 0) {
    throw resourceInUse(`Target group '${arn}' is currently in use by a listener or a rule`);
  }
  for (const { id, port } of targetsOf(arn, ctx)) {
    const key = targetKey(arn, id, port);
    ctx.delete(targets, key);
    ctx.delete(probes, key);
    ctx.delete(targetHealth, key);
  }
  ctx.delete(hostCounts, arn);
  ctx.delete(targetGroups, arn);
  return {};
};
