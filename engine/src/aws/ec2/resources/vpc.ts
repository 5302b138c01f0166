// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpc.html
import type { Properties, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { requireVpc } from '../find/require.ts';
import { defaultSecurityGroupId } from '../find/security-group.ts';
import { ipv4Blocks, ipv6Blocks } from '../network/more-blocks.ts';
import { networkAclTable, vpcTable } from '../state.ts';
import { deleteWhenFree } from './delete-when-free.ts';
import { replaceTags, tagSpecifications } from './tags.ts';

export const vpcResource: ResourceType = {
  type: 'AWS::EC2::VPC',
  create(request, ctx) {
    const { properties } = request;
    const { VpcId = '' } = ctx.call('ec2', 'CreateVpc', {
      CidrBlock: properties.CidrBlock as string | undefined,
      InstanceTenancy: properties.InstanceTenancy as 'default' | undefined,
      Ipv4IpamPoolId: properties.Ipv4IpamPoolId as string | undefined,
      TagSpecifications: tagSpecifications(request, 'vpc'),
    }).Vpc!;
    setAttributes(VpcId, properties, ctx);
    return { status: 'success', physicalId: VpcId };
  },
  update(id, request, ctx) {
    setAttributes(id, request.properties, ctx);
    replaceTags(ctx, id, 'vpc', request);
    return { status: 'success', physicalId: id };
  },
  delete(id, request, ctx) {
    return deleteWhenFree(id, request, ctx, () => {
      if (ctx.get(vpcTable, id)) ctx.call('ec2', 'DeleteVpc', { VpcId: id });
    });
  },
  unread: ['Ipv4IpamPoolId', 'Ipv4NetmaskLength'],
  read(VpcId, _properties, ctx) {
    const attribute = (Attribute: 'enableDnsHostnames' | 'enableDnsSupport') =>
      ctx.call('ec2', 'DescribeVpcAttribute', { VpcId, Attribute });
    return {
      ...ctx.call('ec2', 'DescribeVpcs', { VpcIds: [VpcId] }).Vpcs?.[0],
      EnableDnsHostnames: attribute('enableDnsHostnames').EnableDnsHostnames?.Value,
      EnableDnsSupport: attribute('enableDnsSupport').EnableDnsSupport?.Value,
    };
  },
  attributes(id, ctx) {
    const vpc = requireVpc(ctx, id);
    const acl = ctx.all(networkAclTable).find(({ VpcId, IsDefault }) => IsDefault && VpcId === id);
    return {
      VpcId: id,
      CidrBlock: vpc.CidrBlock,
      CidrBlockAssociations: [
        vpc.CidrAssociationId,
        ...ipv4Blocks(vpc).map(({ AssociationId }) => AssociationId),
      ],
      DefaultNetworkAcl: acl?.NetworkAclId,
      DefaultSecurityGroup: defaultSecurityGroupId(ctx, id),
      Ipv6CidrBlocks: ipv6Blocks(vpc).map(({ CidrBlock }) => CidrBlock),
    };
  },
};

function setAttributes(VpcId: string, properties: Properties, ctx: Context): void {
  ctx.call('ec2', 'ModifyVpcAttribute', {
    VpcId,
    EnableDnsSupport: { Value: (properties.EnableDnsSupport as boolean | undefined) ?? true },
    EnableDnsHostnames: { Value: (properties.EnableDnsHostnames as boolean | undefined) ?? false },
  });
}
