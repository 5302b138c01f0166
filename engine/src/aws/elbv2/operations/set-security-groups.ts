// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetSecurityGroups.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidConfiguration } from '../faults.ts';
import { requireLoadBalancer } from '../find.ts';
import { chosenSecurityGroups } from '../load-balancers/subnets.ts';
import { loadBalancers } from '../state.ts';

export const setSecurityGroups: Operation<'elbv2', 'SetSecurityGroups'> = (input, ctx) => {
  const record = requireLoadBalancer(input.LoadBalancerArn, ctx);
  if (record.type === 'gateway' || (record.type === 'network' && record.securityGroups.length === 0)) {
    throw invalidConfiguration(
      record.type === 'gateway'
        ? 'Security groups are not supported for Gateway Load Balancers'
        : 'You cannot add security groups to a Network Load Balancer that was created without any',
    );
  }
  if (!input.SecurityGroups?.length)
    throw invalidConfiguration('At least one security group must be specified');
  const securityGroups = chosenSecurityGroups(input.SecurityGroups, record.vpcId, ctx);
  ctx.put(loadBalancers, record.arn, { ...record, securityGroups });
  return { SecurityGroupIds: securityGroups };
};
