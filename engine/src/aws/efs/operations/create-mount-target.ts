// https://docs.aws.amazon.com/efs/latest/ug/API_CreateMountTarget.html
import type { Operation } from '../../../kernel/context.ts';
import { availabilityZonesMismatch, mountTargetConflict, notSimulated } from '../faults.ts';
import { requireFileSystem } from '../find.ts';
import { makeInterface, requireSubnet } from '../network.ts';
import { type MountTargetRecord, mountTargets, mountTargetsByFileSystem } from '../state.ts';
import { mountTargetView } from '../views.ts';

export const createMountTarget: Operation<'efs', 'CreateMountTarget'> = (input, ctx) => {
  const { FileSystemId, AvailabilityZoneName } = requireFileSystem(ctx, input.FileSystemId);
  if (input.IpAddressType && input.IpAddressType !== 'IPV4_ONLY') throw notSimulated('IPv6');
  const subnet = requireSubnet(ctx, input.SubnetId ?? '');
  const others = ctx.by(mountTargetsByFileSystem, FileSystemId);
  if (others.some((other) => other.AvailabilityZoneName === subnet.AvailabilityZone))
    throw mountTargetConflict('mount target already exists in this AZ');
  if (others.some((other) => other.VpcId !== subnet.VpcId))
    throw mountTargetConflict(
      'requested subnet for new mount target is not in the same VPC as existing mount targets',
    );
  if (AvailabilityZoneName && AvailabilityZoneName !== subnet.AvailabilityZone)
    throw availabilityZonesMismatch();
  const MountTargetId = `fsmt-0${ctx.ids.hex(16)}`;
  const network = makeInterface(ctx, {
    subnetId: subnet.SubnetId ?? '',
    groups: input.SecurityGroups,
    address: input.IpAddress,
    description: `EFS mount target for ${FileSystemId} (${MountTargetId})`,
  });
  const record: MountTargetRecord = {
    MountTargetId,
    FileSystemId,
    SubnetId: subnet.SubnetId ?? '',
    VpcId: subnet.VpcId ?? '',
    AvailabilityZoneName: subnet.AvailabilityZone ?? '',
    AvailabilityZoneId: subnet.AvailabilityZoneId ?? '',
    IpAddress: network.PrivateIpAddress ?? '',
    NetworkInterfaceId: network.NetworkInterfaceId ?? '',
  };
  ctx.put(mountTargets, MountTargetId, record);
  return { ...mountTargetView(record, ctx), LifeCycleState: 'creating' as const };
};
