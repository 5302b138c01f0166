// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetIpAddressType.html
import type { Operation } from '../../../kernel/context.ts';
import { requireLoadBalancer } from '../find.ts';
import { checkIpAddressType } from '../load-balancers/subnets.ts';
import { loadBalancers } from '../state.ts';

export const setIpAddressType: Operation<'elbv2', 'SetIpAddressType'> = (input, ctx) => {
  const record = requireLoadBalancer(input.LoadBalancerArn, ctx);
  checkIpAddressType(
    input.IpAddressType,
    record.subnets.map(({ subnetId }) => subnetId),
    ctx,
  );
  ctx.put(loadBalancers, record.arn, { ...record, ipAddressType: input.IpAddressType! });
  return { IpAddressType: input.IpAddressType };
};
