// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteLoadBalancer.html
import type { Operation } from '../../../kernel/context.ts';
import { operationNotPermitted, resourceInUse } from '../faults.ts';
import { listenersOf } from '../find.ts';
import { removeListener } from '../listeners/remove-listener.ts';
import { writeAllLogs } from '../logs/written-logs.ts';
import { checkArn } from '../names.ts';
import { hostPorts, loadBalancers, targets } from '../state.ts';

/** Succeeds when there is no such load balancer, as AWS does. */
export const deleteLoadBalancer: Operation<'elbv2', 'DeleteLoadBalancer'> = (input, ctx) => {
  const arn = input.LoadBalancerArn!;
  checkArn('loadbalancer', arn);
  const record = ctx.get(loadBalancers, arn);
  if (!record) return {};
  if (record.attributes['deletion_protection.enabled'] === 'true') {
    throw operationNotPermitted(
      `Load balancer '${arn}' cannot be deleted because deletion protection is enabled`,
    );
  }
  const isTarget = ctx.all(targets).some(({ id, drainUntil }) => id === arn && drainUntil === undefined);
  if (isTarget)
    throw resourceInUse(`Load balancer '${arn}' cannot be deleted because it is currently a target`);
  for (const listener of listenersOf(arn, ctx)) removeListener(listener.arn, ctx);
  writeAllLogs(record, ctx);
  ctx.delete(loadBalancers, arn);
  ctx.delete(hostPorts, arn);
  return {};
};
