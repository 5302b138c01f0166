// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RegisterTargets.html

import { spans } from '../../../contracts/spans.ts';
import type { Context, Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { invalid } from '../faults.ts';
import { requireTargetGroup, targetsOf } from '../find.ts';
import { quotas } from '../quotas.ts';
import { probes, type TargetGroupRecord, targetHealth, targetKey, targets } from '../state.ts';
import { checkFunction } from '../targets/function-target.ts';
import { instanceAddress } from '../targets/instance-address.ts';
import { checkLoadBalancer } from '../targets/load-balancer-target.ts';
import { targetZone } from '../targets/zone.ts';

export const registerTargets: Operation<'elbv2', 'RegisterTargets'> = (input, ctx) => {
  const group = requireTargetGroup(input.TargetGroupArn, ctx);
  const given = input.Targets ?? [];
  if (given.length === 0) throw invalid('At least one target must be specified');
  const registered = [...targetsOf(group.arn, ctx)];
  for (const { Id: id = '', Port, AvailabilityZone: asked } of given) {
    const port = Port ?? group.port;
    if (group.targetType === 'lambda') checkFunction(id, group, Port ?? asked, registered, ctx);
    else if (!(port >= 1 && port <= 65_535))
      throw invalid(`Target port '${port}' must be in the range from 1 to 65535 inclusive`);
    if (group.targetType === 'alb') checkLoadBalancer(id, port, group, registered, ctx);
    const key = targetKey(group.arn, id, port);
    const existing = ctx.get(targets, key);
    if (existing && existing.drainUntil === undefined) continue;
    // A target that is registered again while it drains starts over.
    ctx.delete(probes, key);
    ctx.delete(targetHealth, key);
    const zone = targetZone(id, asked, group, ctx);
    const address = group.targetType === 'instance' ? instanceAddress(id, ctx) : undefined;
    const heldUntil = firstCheckAt(group, ctx);
    const record = { targetGroupArn: group.arn, id, address, port, zone, registeredAt: ctx.now, heldUntil };
    ctx.put(targets, key, plain(record));
    if (!existing) registered.push(ctx.get(targets, key)!);
    checkQuota(ctx, quotas.targetsPerGroup, registered.length);
  }
  return {};
};

function firstCheckAt({ targetType, protocol = '' }: TargetGroupRecord, ctx: Context): number | undefined {
  if (targetType === 'lambda') return undefined;
  const isNetwork = !/^HTTP/.test(protocol);
  const ms = ctx.takes(isNetwork ? spans.networkTarget : spans.applicationTarget);
  return ms > 0 ? ctx.now + ms : undefined;
}
