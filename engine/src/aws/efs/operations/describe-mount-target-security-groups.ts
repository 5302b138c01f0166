// https://docs.aws.amazon.com/efs/latest/ug/API_DescribeMountTargetSecurityGroups.html
import type { Operation } from '../../../kernel/context.ts';
import { requireMountTarget } from '../find.ts';

export const describeMountTargetSecurityGroups: Operation<'efs', 'DescribeMountTargetSecurityGroups'> = (
  input,
  ctx,
) => {
  const { NetworkInterfaceId } = requireMountTarget(ctx, input.MountTargetId);
  const Filters = [{ Name: 'network-interface-id', Values: [NetworkInterfaceId] }];
  const { NetworkInterfaces = [] } = ctx.call('ec2', 'DescribeNetworkInterfaces', { Filters });
  return { SecurityGroups: (NetworkInterfaces[0]?.Groups ?? []).map(({ GroupId = '' }) => GroupId) };
};
