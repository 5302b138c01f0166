// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnetroutetableassociation.html
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { findAssociation } from '../find/route-table-association.ts';

export const subnetRouteTableAssociationResource: ResourceType = {
  type: 'AWS::EC2::SubnetRouteTableAssociation',
  create({ properties }, ctx) {
    const { AssociationId = '' } = ctx.call('ec2', 'AssociateRouteTable', {
      RouteTableId: properties.RouteTableId as string,
      SubnetId: properties.SubnetId as string,
    });
    return { status: 'success', physicalId: AssociationId };
  },
  delete(id, _request, ctx) {
    const found = findAssociation(ctx, ({ RouteTableAssociationId }) => RouteTableAssociationId === id);
    if (found) ctx.call('ec2', 'DisassociateRouteTable', { AssociationId: id });
    return { status: 'success', physicalId: id };
  },
  read(id, _properties, ctx) {
    const found = findAssociation(ctx, ({ RouteTableAssociationId }) => RouteTableAssociationId === id);
    return found && { ...found.association, RouteTableId: found.table.RouteTableId };
  },
  attributes: (id) => ({ Id: id }),
};
