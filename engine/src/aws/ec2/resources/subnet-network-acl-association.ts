// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnetnetworkaclassociation.html
import type { ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { requireSubnet } from '../find/require.ts';
import { networkAclTable, subnetTable } from '../state.ts';

const associate = (AssociationId: string, NetworkAclId: string | undefined, ctx: Context) =>
  ctx.call('ec2', 'ReplaceNetworkAclAssociation', { AssociationId, NetworkAclId }).NewAssociationId!;

/** The physical id is the association's. A subnet that loses its association has the VPC's own ACL again. */
export const subnetNetworkAclAssociationResource: ResourceType = {
  type: 'AWS::EC2::SubnetNetworkAclAssociation',
  create({ properties }, ctx) {
    const { SubnetId, NetworkAclId } = properties as {
      readonly SubnetId: string;
      readonly NetworkAclId: string;
    };
    const { NetworkAclAssociationId } = requireSubnet(ctx, SubnetId);
    return { status: 'success', physicalId: associate(NetworkAclAssociationId, NetworkAclId, ctx) };
  },
  delete(id, _request, ctx) {
    const subnet = ctx.all(subnetTable).find(({ NetworkAclAssociationId }) => NetworkAclAssociationId === id);
    const own = ctx.all(networkAclTable).find(({ VpcId, IsDefault }) => IsDefault && VpcId === subnet?.VpcId);
    if (subnet && own) associate(id, own.NetworkAclId, ctx);
    return { status: 'success', physicalId: id };
  },
  read: (id, _properties, ctx) => {
    const { NetworkAcls = [] } = ctx.call('ec2', 'DescribeNetworkAcls', {});
    return NetworkAcls.flatMap(({ Associations = [] }) => Associations).find(
      ({ NetworkAclAssociationId }) => NetworkAclAssociationId === id,
    );
  },
  attributes: (id) => ({ AssociationId: id }),
};
