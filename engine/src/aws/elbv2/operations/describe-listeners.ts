// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeListeners.html
import type { Operation } from '../../../kernel/context.ts';
import { invalid } from '../faults.ts';
import { listenersOf, requireListener, requireLoadBalancer } from '../find.ts';
import { paged } from '../paging.ts';
import { listenerView } from '../views/listener.ts';

export const describeListeners: Operation<'elbv2', 'DescribeListeners'> = (input, ctx) => {
  const { ListenerArns: arns, LoadBalancerArn: loadBalancer } = input;
  if (Boolean(arns?.length) === Boolean(loadBalancer)) {
    throw invalid('You must specify either listener ARNs or a load balancer ARN');
  }
  const asked = arns?.length
    ? arns.map((arn) => requireListener(arn, ctx))
    : listenersOf(requireLoadBalancer(loadBalancer, ctx).arn, ctx);
  const { items, NextMarker } = paged(asked, (record) => record.arn, input);
  return { Listeners: items.map((record) => listenerView(record, ctx)), NextMarker };
};
