// https://docs.aws.amazon.com/efs/latest/ug/API_DeleteMountTarget.html
import type { Operation } from '../../../kernel/context.ts';
import { requireMountTarget } from '../find.ts';
import { mountTargets } from '../state.ts';

export const deleteMountTarget: Operation<'efs', 'DeleteMountTarget'> = (input, ctx) => {
  const { MountTargetId, NetworkInterfaceId } = requireMountTarget(ctx, input.MountTargetId);
  const Filters = [{ Name: 'network-interface-id', Values: [NetworkInterfaceId] }];
  // Someone may have deleted the interface, with its subnet for example.
  if (ctx.call('ec2', 'DescribeNetworkInterfaces', { Filters }).NetworkInterfaces?.length)
    ctx.call('ec2', 'DeleteNetworkInterface', { NetworkInterfaceId });
  ctx.delete(mountTargets, MountTargetId);
  return {};
};
