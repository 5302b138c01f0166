// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetGroups.html
import type { Operation } from '../../../kernel/context.ts';
import { targetGroupNotFound } from '../faults.ts';
import { findLoadBalancer, findTargetGroup, usersOfGroup } from '../find.ts';
import { paged } from '../paging.ts';
import { shownTargetGroup } from '../shown.ts';
import { targetGroups } from '../state.ts';

export const describeTargetGroups: Operation<'elbv2', 'DescribeTargetGroups'> = (input, ctx) => {
  const { TargetGroupArns: arns, Names: names, LoadBalancerArn: loadBalancer } = input;
  for (const arn of arns ?? []) findTargetGroup(arn, ctx);
  if (loadBalancer) findLoadBalancer(loadBalancer, ctx);
  const all = ctx.all(targetGroups);
  if (names?.some((name) => !all.some((record) => record.name === name))) throw targetGroupNotFound();
  const asked = all.filter(
    (record) =>
      (!arns?.length || arns.includes(record.arn)) &&
      (!names?.length || names.includes(record.name)) &&
      (!loadBalancer || usersOfGroup(record.arn, ctx).some((user) => user.arn === loadBalancer)),
  );
  const { items, NextMarker } = paged(asked, (record) => record.arn, input);
  return { TargetGroups: items.map((record) => shownTargetGroup(record, ctx)), NextMarker };
};
