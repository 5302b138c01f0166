// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetIpAddressType.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidConfiguration } from '../faults.ts';
import { findLoadBalancer } from '../find.ts';
import { loadBalancers } from '../state.ts';

export const setIpAddressType: Operation<'elbv2', 'SetIpAddressType'> = (input, ctx) => {
  const record = findLoadBalancer(input.LoadBalancerArn, ctx);
  if (input.IpAddressType !== 'ipv4') {
    throw invalidConfiguration(
      `The subnets of the load balancer have no IPv6 CIDR block: '${input.IpAddressType}'`,
    );
  }
  ctx.put(loadBalancers, record.arn, { ...record, ipAddressType: input.IpAddressType });
  return { IpAddressType: input.IpAddressType };
};
