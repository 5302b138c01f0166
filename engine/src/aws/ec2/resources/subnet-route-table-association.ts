// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnetroutetableassociation.html

import type { ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { routeTableTable } from '../state.ts';

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
    if (exists(ctx, id)) ctx.call('ec2', 'DisassociateRouteTable', { AssociationId: id });
    return { status: 'success', physicalId: id };
  },
  attributes: (id) => ({ Id: id }),
};

function exists(ctx: Context, id: string): boolean {
  return ctx
    .all(routeTableTable)
    .some(({ Associations }) => Associations.some((one) => one.RouteTableAssociationId === id));
}
