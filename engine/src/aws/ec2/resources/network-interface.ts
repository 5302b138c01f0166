// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkinterface.html
import type { PrivateIpAddressSpecification } from '@aws-sdk/client-ec2';
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { requireNetworkInterface } from '../find/require.ts';
import { networkInterfaceTable } from '../state.ts';
import { deleteWhenFree } from './delete-when-free.ts';
import { replaceTags, tagSpecifications } from './tags.ts';

interface InterfaceProperties {
  readonly SubnetId: string;
  readonly Description?: string;
  readonly GroupSet?: string[];
  readonly PrivateIpAddress?: string;
  readonly PrivateIpAddresses?: PrivateIpAddressSpecification[];
  readonly SecondaryPrivateIpAddressCount?: number;
  readonly SourceDestCheck?: boolean;
}

export const networkInterfaceResource: ResourceType = {
  type: 'AWS::EC2::NetworkInterface',
  create(request, ctx) {
    const { GroupSet, SourceDestCheck, ...rest } = request.properties as unknown as InterfaceProperties & {
      readonly Tags?: unknown;
    };
    const { Tags: _, ...properties } = rest;
    const { NetworkInterfaceId = '' } = ctx.call('ec2', 'CreateNetworkInterface', {
      ...properties,
      Groups: GroupSet,
      TagSpecifications: tagSpecifications(request, 'network-interface'),
    }).NetworkInterface!;
    if (SourceDestCheck === false) {
      ctx.call('ec2', 'ModifyNetworkInterfaceAttribute', {
        NetworkInterfaceId,
        SourceDestCheck: { Value: false },
      });
    }
    return { status: 'success', physicalId: NetworkInterfaceId };
  },
  update(id, request, ctx) {
    const { Description, GroupSet, SourceDestCheck } = request.properties as unknown as InterfaceProperties;
    ctx.call('ec2', 'ModifyNetworkInterfaceAttribute', {
      NetworkInterfaceId: id,
      Description: { Value: Description ?? '' },
      Groups: GroupSet,
      SourceDestCheck: { Value: SourceDestCheck ?? true },
    });
    replaceTags(ctx, id, 'network-interface', request);
    return { status: 'success', physicalId: id };
  },
  delete(id, request, ctx) {
    return deleteWhenFree(id, request, ctx, () => {
      if (ctx.get(networkInterfaceTable, id)) {
        ctx.call('ec2', 'DeleteNetworkInterface', { NetworkInterfaceId: id });
      }
    });
  },
  unread: ['SecondaryPrivateIpAddressCount', 'PrivateIpAddresses'],
  read(id, _properties, ctx) {
    const { NetworkInterfaces } = ctx.call('ec2', 'DescribeNetworkInterfaces', { NetworkInterfaceIds: [id] });
    const found = NetworkInterfaces?.[0];
    return found && { ...found, GroupSet: found.Groups?.map(({ GroupId }) => GroupId), Tags: found.TagSet };
  },
  attributes(id, ctx) {
    const network = requireNetworkInterface(ctx, id);
    return {
      Id: id,
      PrimaryPrivateIpAddress: network.PrivateIpAddress,
      SecondaryPrivateIpAddresses: network.SecondaryPrivateIpAddresses,
      VpcId: network.VpcId,
    };
  },
};
