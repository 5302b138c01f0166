// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyLoadBalancerAttributes.html
import type { Operation } from '../../../kernel/context.ts';
import { attributesView, changed } from '../attribute-table.ts';
import { requireLoadBalancer } from '../find.ts';
import { loadBalancerAttributes } from '../load-balancers/attributes.ts';
import { checkLogBuckets } from '../logs/log-bucket.ts';
import { loadBalancers } from '../state.ts';

export const modifyLoadBalancerAttributes: Operation<'elbv2', 'ModifyLoadBalancerAttributes'> = (
  input,
  ctx,
) => {
  const record = requireLoadBalancer(input.LoadBalancerArn, ctx);
  const table = loadBalancerAttributes(record);
  const attributes = changed('Load balancer', table, record.attributes, input.Attributes ?? []);
  const given = input.Attributes?.map(({ Key = '' }) => Key) ?? [];
  checkLogBuckets(record.arn, given, attributes, ctx);
  ctx.put(loadBalancers, record.arn, { ...record, attributes });
  return { Attributes: attributesView(table, attributes) };
};
