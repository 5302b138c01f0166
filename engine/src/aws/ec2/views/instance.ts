// Instances as DescribeInstances returns them.
import type { Instance } from '@aws-sdk/client-ec2';
import { findInstanceType } from '../catalog/instance-types.ts';
import { type ReadContext, requireInstance } from '../find/require.ts';
import {
  type InstanceRecord,
  type InstanceState,
  instanceTable,
  type NetworkInterfaceRecord,
  networkInterfaceTable,
  volumeTable,
} from '../state.ts';
import { tagsOf } from '../tags/tags.ts';
import type { Kind } from './kind.ts';
import {
  groupIdentifiers,
  networkInterfaces,
  privateDnsName,
  publicDnsName,
  publicIpOf,
} from './network-interface.ts';

const codes: Readonly<Record<InstanceState, number>> = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
};

export const stateView = (state: InstanceState) => ({ Code: codes[state], Name: state });

function interfacesOf(instance: InstanceRecord, ctx: ReadContext): NetworkInterfaceRecord[] {
  return instance.NetworkInterfaceIds.flatMap((id) => ctx.get(networkInterfaceTable, id) ?? []);
}

const architectureOf = (instance: InstanceRecord) => findInstanceType(instance.InstanceType)?.architecture;

export const instances: Kind<InstanceRecord, Instance> = {
  table: instanceTable,
  require: requireInstance,
  idOf: ({ InstanceId }) => InstanceId,
  facets: (instance, ctx) => {
    const networks = interfacesOf(instance, ctx);
    const groups = networks[0]?.Groups ?? [];
    const groupNames = groupIdentifiers(ctx, groups).map(({ GroupName }) => GroupName);
    const isAlive = instance.State !== 'terminated';
    return {
      architecture: architectureOf(instance),
      'availability-zone': instance.AvailabilityZone,
      'client-token': instance.ClientToken || undefined,
      'group-id': groups,
      'group-name': groupNames,
      'iam-instance-profile.arn': instance.IamInstanceProfileArn,
      'image-id': instance.ImageId,
      'instance-id': instance.InstanceId,
      'instance-lifecycle': instance.Spot ? 'spot' : undefined,
      'instance-state-code': codes[instance.State],
      'instance-state-name': instance.State,
      'instance-type': instance.InstanceType,
      'instance.group-id': groups,
      'instance.group-name': groupNames,
      'ip-address': networks[0] && publicIpOf(ctx, networks[0]),
      'key-name': instance.KeyName,
      'launch-index': instance.AmiLaunchIndex,
      'launch-time': new Date(instance.LaunchTime).toISOString(),
      'network-interface.network-interface-id': networks.map((network) => network.NetworkInterfaceId),
      'network-interface.subnet-id': networks.map(({ SubnetId }) => SubnetId),
      'network-interface.vpc-id': networks.map(({ VpcId }) => VpcId),
      'owner-id': ctx.account,
      'private-dns-name': isAlive ? privateDnsName(instance.PrivateIpAddress, ctx.region) : undefined,
      'private-ip-address': isAlive ? instance.PrivateIpAddress : undefined,
      'reservation-id': instance.ReservationId,
      'root-device-name': instance.RootDeviceName,
      'subnet-id': isAlive ? instance.SubnetId : undefined,
      tenancy: instance.Tenancy,
      'vpc-id': isAlive ? instance.VpcId : undefined,
    };
  },
  view: (instance, ctx) => {
    const networks = interfacesOf(instance, ctx);
    const isAlive = instance.State !== 'terminated';
    const publicIp = networks[0] && publicIpOf(ctx, networks[0]);
    return {
      InstanceId: instance.InstanceId,
      Operator: {
        Managed: instance.OperatorPrincipal !== undefined,
        Principal: instance.OperatorPrincipal,
      },
      ImageId: instance.ImageId,
      InstanceType: instance.InstanceType as never,
      State: stateView(instance.State),
      StateTransitionReason: instance.StateTransitionReason,
      StateReason: instance.StateReason,
      AmiLaunchIndex: instance.AmiLaunchIndex,
      Architecture: architectureOf(instance),
      BlockDeviceMappings: instance.VolumeIds.flatMap((id) => {
        const volume = ctx.get(volumeTable, id);
        if (!volume) return [];
        const { Device, VolumeId, DeleteOnTermination, CreateTime } = volume;
        const AttachTime = new Date(CreateTime);
        return [
          { DeviceName: Device, Ebs: { VolumeId, DeleteOnTermination, AttachTime, Status: 'attached' } },
        ];
      }),
      ClientToken: instance.ClientToken,
      CpuOptions: { CoreCount: findInstanceType(instance.InstanceType)?.vCpus ?? 1, ThreadsPerCore: 1 },
      EbsOptimized: instance.EbsOptimized,
      EnaSupport: true,
      Hypervisor: 'xen',
      IamInstanceProfile: instance.IamInstanceProfileArn
        ? { Arn: instance.IamInstanceProfileArn }
        : undefined,
      InstanceLifecycle: instance.Spot ? 'spot' : undefined,
      KeyName: instance.KeyName,
      LaunchTime: new Date(instance.LaunchTime),
      MetadataOptions: { ...instance.MetadataOptions, State: 'applied' },
      Monitoring: { State: instance.Monitoring ? 'enabled' : 'disabled' },
      NetworkInterfaces: networks.map((network) => interfaceView(network, ctx)),
      Placement: { AvailabilityZone: instance.AvailabilityZone, GroupName: '', Tenancy: instance.Tenancy },
      PrivateDnsName: isAlive ? privateDnsName(instance.PrivateIpAddress, ctx.region) : '',
      PrivateIpAddress: isAlive ? instance.PrivateIpAddress : undefined,
      PublicDnsName: publicIp ? publicDnsName(publicIp, ctx.region) : '',
      PublicIpAddress: publicIp,
      RootDeviceName: instance.RootDeviceName,
      RootDeviceType: 'ebs',
      SecurityGroups: groupIdentifiers(ctx, networks[0]?.Groups ?? []),
      SourceDestCheck: networks[0]?.SourceDestCheck,
      SubnetId: isAlive ? instance.SubnetId : undefined,
      VpcId: isAlive ? instance.VpcId : undefined,
      VirtualizationType: 'hvm',
      Tags: tagsOf(ctx, instance.InstanceId),
    };
  },
};

function interfaceView(network: NetworkInterfaceRecord, ctx: ReadContext) {
  const { Attachment, AvailabilityZone, TagSet, RequesterManaged, ...rest } = networkInterfaces.view(
    network,
    ctx,
  );
  return {
    ...rest,
    Attachment: Attachment && {
      AttachmentId: Attachment.AttachmentId,
      AttachTime: Attachment.AttachTime,
      DeleteOnTermination: Attachment.DeleteOnTermination,
      DeviceIndex: Attachment.DeviceIndex,
      NetworkCardIndex: 0,
      Status: Attachment.Status,
    },
  };
}
