// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-routetable.html
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { requireRouteTable } from '../find/require.ts';
import { routeTableTable } from '../state.ts';
import { deleteWhenFree } from './delete-when-free.ts';
import { replaceTags, tagSpecifications } from './tags.ts';

export const routeTableResource: ResourceType = {
  type: 'AWS::EC2::RouteTable',
  create(request, ctx) {
    const { RouteTableId = '' } = ctx.call('ec2', 'CreateRouteTable', {
      VpcId: request.properties.VpcId as string,
      TagSpecifications: tagSpecifications(request, 'route-table'),
    }).RouteTable!;
    return { status: 'success', physicalId: RouteTableId };
  },
  update(id, request, ctx) {
    replaceTags(ctx, id, 'route-table', request);
    return { status: 'success', physicalId: id };
  },
  delete(id, request, ctx) {
    return deleteWhenFree(id, request, ctx, () => {
      if (ctx.get(routeTableTable, id)) ctx.call('ec2', 'DeleteRouteTable', { RouteTableId: id });
    });
  },
  read: (id, _properties, ctx) =>
    ctx.call('ec2', 'DescribeRouteTables', { RouteTableIds: [id] }).RouteTables?.[0],
  attributes(id, ctx) {
    return { RouteTableId: requireRouteTable(ctx, id).RouteTableId };
  },
};
