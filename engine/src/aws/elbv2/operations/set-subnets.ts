// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetSubnets.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidConfiguration } from '../faults.ts';
import { findLoadBalancer } from '../find.ts';
import { shownLoadBalancer } from '../shown.ts';
import { loadBalancers } from '../state.ts';
import { checkIpAddressType, chosenSubnets } from '../subnets.ts';

export const setSubnets: Operation<'elbv2', 'SetSubnets'> = (input, ctx) => {
  const record = findLoadBalancer(input.LoadBalancerArn, ctx);
  checkIpAddressType(input.IpAddressType);
  const { vpcId, subnets } = chosenSubnets(input, record, ctx);
  if (vpcId !== record.vpcId)
    throw invalidConfiguration('The subnets must be in the VPC of the load balancer');
  const changed = { ...record, subnets, ipAddressType: input.IpAddressType ?? record.ipAddressType };
  ctx.put(loadBalancers, record.arn, changed);
  const { AvailabilityZones, IpAddressType } = shownLoadBalancer(changed, ctx);
  return { AvailabilityZones, IpAddressType };
};
