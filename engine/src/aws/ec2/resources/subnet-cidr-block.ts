// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnetcidrblock.html
import type { AssociateSubnetCidrBlockRequest } from '@aws-sdk/client-ec2';
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { subnetTable } from '../state.ts';

/** The physical id is the association's. */
export const subnetCidrBlockResource: ResourceType = {
  type: 'AWS::EC2::SubnetCidrBlock',
  create({ properties }, ctx) {
    const input = properties as unknown as AssociateSubnetCidrBlockRequest;
    const { Ipv6CidrBlockAssociation } = ctx.call('ec2', 'AssociateSubnetCidrBlock', input);
    return { status: 'success', physicalId: Ipv6CidrBlockAssociation!.AssociationId! };
  },
  delete(id, _request, ctx) {
    if (ctx.all(subnetTable).some(({ Ipv6Block }) => Ipv6Block?.AssociationId === id))
      ctx.call('ec2', 'DisassociateSubnetCidrBlock', { AssociationId: id });
    return { status: 'success', physicalId: id };
  },
  // Blocks are Amazon's own, which are advertised to the internet.
  unread: ['Ipv6IpamPoolId', 'Ipv6NetmaskLength'],
  read(id, _properties, ctx) {
    const subnet = ctx.all(subnetTable).find(({ Ipv6Block }) => Ipv6Block?.AssociationId === id);
    return subnet && { SubnetId: subnet.SubnetId, Ipv6CidrBlock: subnet.Ipv6Block?.CidrBlock };
  },
  attributes: (id) => ({ Id: id, Ipv6AddressAttribute: 'public', IpSource: 'amazon' }),
};
