// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnet.html
import type { Properties, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { zoneId } from '../catalog/availability-zones.ts';
import { requireSubnet } from '../find/require.ts';
import { subnetTable } from '../state.ts';
import { deleteWhenFree } from './delete-when-free.ts';
import { replaceTags, tagSpecifications } from './tags.ts';

interface SubnetProperties {
  readonly VpcId: string;
  readonly CidrBlock?: string;
  readonly AvailabilityZone?: string;
  readonly AvailabilityZoneId?: string;
  readonly Ipv6CidrBlock?: string;
  readonly Ipv4IpamPoolId?: string;
}

export const subnetResource: ResourceType = {
  type: 'AWS::EC2::Subnet',
  create(request, ctx) {
    const { VpcId, CidrBlock, AvailabilityZone, AvailabilityZoneId, Ipv6CidrBlock, Ipv4IpamPoolId } =
      request.properties as unknown as SubnetProperties;
    const { SubnetId = '' } = ctx.call('ec2', 'CreateSubnet', {
      VpcId,
      CidrBlock,
      AvailabilityZone,
      AvailabilityZoneId,
      Ipv6CidrBlock,
      Ipv4IpamPoolId,
      TagSpecifications: tagSpecifications(request, 'subnet'),
    }).Subnet!;
    setAttributes(SubnetId, request.properties, ctx);
    return { status: 'success', physicalId: SubnetId };
  },
  update(id, request, ctx) {
    setAttributes(id, request.properties, ctx);
    replaceTags(ctx, id, 'subnet', request);
    return { status: 'success', physicalId: id };
  },
  delete(id, request, ctx) {
    return deleteWhenFree(id, request, ctx, () => {
      if (ctx.get(subnetTable, id)) ctx.call('ec2', 'DeleteSubnet', { SubnetId: id });
    });
  },
  unread: ['Ipv4IpamPoolId', 'Ipv4NetmaskLength', 'Ipv6IpamPoolId', 'Ipv6NetmaskLength'],
  read(id, _properties, ctx) {
    const subnet = ctx.call('ec2', 'DescribeSubnets', { SubnetIds: [id] }).Subnets?.[0];
    return { ...subnet, Ipv6CidrBlock: subnet?.Ipv6CidrBlockAssociationSet?.[0]?.Ipv6CidrBlock };
  },
  attributes(id, ctx) {
    const subnet = requireSubnet(ctx, id);
    return {
      SubnetId: id,
      VpcId: subnet.VpcId,
      AvailabilityZone: subnet.AvailabilityZone,
      AvailabilityZoneId: zoneId(subnet.AvailabilityZone),
      CidrBlock: subnet.CidrBlock,
      Ipv6CidrBlocks: subnet.Ipv6Block ? [subnet.Ipv6Block.CidrBlock] : [],
      NetworkAclAssociationId: subnet.NetworkAclAssociationId,
      OutpostArn: '',
    };
  },
};

function setAttributes(SubnetId: string, properties: Properties, ctx: Context): void {
  const names = (properties.PrivateDnsNameOptionsOnLaunch ?? {}) as {
    readonly HostnameType?: 'ip-name' | 'resource-name';
    readonly EnableResourceNameDnsARecord?: boolean;
    readonly EnableResourceNameDnsAAAARecord?: boolean;
  };
  ctx.call('ec2', 'ModifySubnetAttribute', {
    SubnetId,
    MapPublicIpOnLaunch: { Value: (properties.MapPublicIpOnLaunch as boolean | undefined) ?? false },
    AssignIpv6AddressOnCreation: { Value: properties.AssignIpv6AddressOnCreation as boolean | undefined },
    EnableDns64: { Value: properties.EnableDns64 as boolean | undefined },
    PrivateDnsHostnameTypeOnLaunch: names.HostnameType ?? 'ip-name',
    EnableResourceNameDnsARecordOnLaunch: { Value: names.EnableResourceNameDnsARecord ?? false },
    EnableResourceNameDnsAAAARecordOnLaunch: { Value: names.EnableResourceNameDnsAAAARecord ?? false },
  });
}
