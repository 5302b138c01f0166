// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-efs-mounttarget.html
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { requireMountTarget } from '../find.ts';
import { mountTargets } from '../state.ts';

interface MountTargetProperties {
  readonly FileSystemId: string;
  readonly IpAddress?: string;
  readonly IpAddressType?: 'IPV4_ONLY';
  readonly SecurityGroups: string[];
  readonly SubnetId: string;
}

export const mountTargetResource: ResourceType = {
  type: 'AWS::EFS::MountTarget',
  create({ properties }, ctx) {
    const { FileSystemId, IpAddress, IpAddressType, SecurityGroups, SubnetId } =
      properties as unknown as MountTargetProperties;
    const { MountTargetId = '' } = ctx.call('efs', 'CreateMountTarget', {
      FileSystemId,
      IpAddress,
      IpAddressType,
      SecurityGroups,
      SubnetId,
    });
    return { status: 'success', physicalId: MountTargetId };
  },
  update(id, { properties }, ctx) {
    const { SecurityGroups } = properties as unknown as MountTargetProperties;
    ctx.call('efs', 'ModifyMountTargetSecurityGroups', { MountTargetId: id, SecurityGroups });
    return { status: 'success', physicalId: id };
  },
  delete(id, _request, ctx) {
    if (ctx.get(mountTargets, id)) ctx.call('efs', 'DeleteMountTarget', { MountTargetId: id });
    return { status: 'success', physicalId: id };
  },
  read(MountTargetId, _properties, ctx) {
    const found = ctx.call('efs', 'DescribeMountTargets', { MountTargetId }).MountTargets?.[0];
    const { SecurityGroups } = ctx.call('efs', 'DescribeMountTargetSecurityGroups', { MountTargetId });
    return found && { ...found, SecurityGroups };
  },
  attributes(id, ctx) {
    return { Id: id, IpAddress: requireMountTarget(ctx, id).IpAddress };
  },
};
