// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetSubnets.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidConfiguration } from '../faults.ts';
import { requireLoadBalancer } from '../find.ts';
import { checkIpAddressType, chosenSubnets } from '../load-balancers/subnets.ts';
import { loadBalancers } from '../state.ts';
import { loadBalancerView } from '../views/load-balancer.ts';

export const setSubnets: Operation<'elbv2', 'SetSubnets'> = (input, ctx) => {
  const record = requireLoadBalancer(input.LoadBalancerArn, ctx);
  const { vpcId, subnets } = chosenSubnets(input, record, ctx);
  checkIpAddressType(
    input.IpAddressType ?? record.ipAddressType,
    subnets.map(({ subnetId }) => subnetId),
    ctx,
  );
  if (vpcId !== record.vpcId)
    throw invalidConfiguration('The subnets must be in the VPC of the load balancer');
  const changed = { ...record, subnets, ipAddressType: input.IpAddressType ?? record.ipAddressType };
  ctx.put(loadBalancers, record.arn, changed);
  const { AvailabilityZones, IpAddressType } = loadBalancerView(changed, ctx);
  return { AvailabilityZones, IpAddressType };
};
