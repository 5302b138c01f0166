// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetIpAddressType.html
import type { Operation } from '../../../kernel/context.ts';
import { findLoadBalancer } from '../find.ts';
import { loadBalancers } from '../state.ts';
import { checkIpAddressType } from '../subnets.ts';

export const setIpAddressType: Operation<'elbv2', 'SetIpAddressType'> = (input, ctx) => {
  const record = findLoadBalancer(input.LoadBalancerArn, ctx);
  checkIpAddressType(input.IpAddressType);
  ctx.put(loadBalancers, record.arn, { ...record, ipAddressType: input.IpAddressType! });
  return { IpAddressType: input.IpAddressType };
};
