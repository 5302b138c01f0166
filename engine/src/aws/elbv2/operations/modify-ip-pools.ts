// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyIpPools.html
import type { Operation } from '../../../kernel/context.ts';
import { invalid } from '../faults.ts';
import { requireLoadBalancer } from '../find.ts';
import { checkIpamPools } from '../load-balancers/ipam-pools.ts';

/** There are no IPAM pools: none can be given to a load balancer, and none has to be removed from one. */
export const modifyIpPools: Operation<'elbv2', 'ModifyIpPools'> = (input, ctx) => {
  const { type } = requireLoadBalancer(input.LoadBalancerArn, ctx);
  if (type !== 'application')
    throw invalid(`IP pools are not supported for load balancers of type '${type}'`);
  const removed = input.RemoveIpamPools ?? [];
  if (!input.IpamPools && removed.length === 0) {
    throw invalid('You must specify either IPAM pools or those to remove');
  }
  const unknown = removed.find((pool) => pool !== 'ipv4');
  if (unknown) throw invalid(`IPAM pool to remove '${unknown}' must be one of 'ipv4'`);
  checkIpamPools(input.IpamPools);
  return { IpamPools: {} };
};
