// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeLoadBalancers.html
import type { Operation } from '../../../kernel/context.ts';
import { loadBalancerNotFound } from '../faults.ts';
import { checkArn } from '../names.ts';
import { paged } from '../paging.ts';
import { loadBalancers } from '../state.ts';
import { loadBalancerView } from '../views/load-balancer.ts';

export const describeLoadBalancers: Operation<'elbv2', 'DescribeLoadBalancers'> = (input, ctx) => {
  const { LoadBalancerArns: arns, Names: names } = input;
  for (const arn of arns ?? []) {
    checkArn('loadbalancer', arn);
    if (!ctx.get(loadBalancers, arn)) throw loadBalancerNotFound();
  }
  const all = ctx.all(loadBalancers);
  const missing = names?.filter((name) => !all.some((record) => record.name === name)) ?? [];
  if (missing.length > 0) throw loadBalancerNotFound(`[${missing.join(', ')}]`);
  const asked = all.filter(
    (record) =>
      (!arns?.length || arns.includes(record.arn)) && (!names?.length || names.includes(record.name)),
  );
  const { items, NextMarker } = paged(asked, (record) => record.arn, input);
  return { LoadBalancers: items.map((record) => loadBalancerView(record, ctx)), NextMarker };
};
