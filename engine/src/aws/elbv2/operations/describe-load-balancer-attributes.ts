// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeLoadBalancerAttributes.html
import type { Operation } from '../../../kernel/context.ts';
import { attributesView } from '../attribute-table.ts';
import { requireLoadBalancer } from '../find.ts';
import { loadBalancerAttributes } from '../load-balancers/attributes.ts';

export const describeLoadBalancerAttributes: Operation<'elbv2', 'DescribeLoadBalancerAttributes'> = (
  input,
  ctx,
) => {
  const record = requireLoadBalancer(input.LoadBalancerArn, ctx);
  return { Attributes: attributesView(loadBalancerAttributes(record), record.attributes) };
};
