// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetGroups.html
import type { Operation } from '../../../kernel/context.ts';
import { targetGroupNotFound } from '../faults.ts';
import { requireLoadBalancer, requireTargetGroup, usersOfGroup } from '../find.ts';
import { paged } from '../paging.ts';
import { targetGroups } from '../state.ts';
import { targetGroupView } from '../views/target-group.ts';

export const describeTargetGroups: Operation<'elbv2', 'DescribeTargetGroups'> = (input, ctx) => {
  const { TargetGroupArns: arns, Names: names, LoadBalancerArn: loadBalancer } = input;
  for (const arn of arns ?? []) requireTargetGroup(arn, ctx);
  if (loadBalancer) requireLoadBalancer(loadBalancer, ctx);
  const all = ctx.all(targetGroups);
  if (names?.some((name) => !all.some((record) => record.name === name))) throw targetGroupNotFound();
  const asked = all.filter(
    (record) =>
      (!arns?.length || arns.includes(record.arn)) &&
      (!names?.length || names.includes(record.name)) &&
      (!loadBalancer || usersOfGroup(record.arn, ctx).some((user) => user.arn === loadBalancer)),
  );
  const { items, NextMarker } = paged(asked, (record) => record.arn, input);
  return { TargetGroups: items.map((record) => targetGroupView(record, ctx)), NextMarker };
};
