// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeLoadBalancerAttributes.html
import type { Operation } from '../../../kernel/context.ts';
import { shownAttributes } from '../attributes/attribute-table.ts';
import { loadBalancerAttributes } from '../attributes/load-balancer.ts';
import { findLoadBalancer } from '../find.ts';

export const describeLoadBalancerAttributes: Operation<'elbv2', 'DescribeLoadBalancerAttributes'> = (
  input,
  ctx,
) => {
  const record = findLoadBalancer(input.LoadBalancerArn, ctx);
  return { Attributes: shownAttributes(loadBalancerAttributes(record), record.attributes) };
};
