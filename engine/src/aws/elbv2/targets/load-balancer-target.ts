// An application load balancer as the target of a network load balancer: one a group, on a port that it listens on.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/application-load-balancer-target.html
import type { Context } from '../../../kernel/context.ts';
import { invalidTarget, tooMany } from '../faults.ts';
import { listenersOf } from '../find.ts';
import { loadBalancers, type TargetGroupRecord, type TargetRecord } from '../state.ts';

export function checkLoadBalancer(
  arn: string,
  port: number,
  group: TargetGroupRecord,
  registered: readonly TargetRecord[],
  ctx: Context,
): void {
  const loadBalancer = ctx.get(loadBalancers, arn);
  if (loadBalancer?.type !== 'application')
    throw invalidTarget(`The target '${arn}' is not the ARN of an application load balancer`);
  if (loadBalancer.vpcId !== group.vpcId)
    throw invalidTarget(`The target '${arn}' is not in the VPC of the target group '${group.vpcId}'`);
  if (port !== group.port)
    throw invalidTarget(`The port '${port}' must be that of the target group '${group.port}'`);
  if (!listenersOf(arn, ctx).some((listener) => listener.port === port))
    throw invalidTarget(`The target '${arn}' has no listener on port '${port}'`);
  if (registered.some(({ id }) => id !== arn)) throw tooMany('Targets', 1);
}
