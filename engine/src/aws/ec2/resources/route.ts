// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-route.html
// The physical id is `<route table id>|<destination>`, the type's primary identifier.
import type { ResourceType } from '../../../contracts/resource-type.ts';
import type { RouteRequest } from '../network/routes.ts';
import { destinationOf } from '../network/routes.ts';
import { routeTableTable } from '../state.ts';

type RouteProperties = RouteRequest & { readonly RouteTableId: string };

export const routeResource: ResourceType = {
  type: 'AWS::EC2::Route',
  create({ properties }, ctx) {
    const route = properties as unknown as RouteProperties;
    ctx.call('ec2', 'CreateRoute', route);
    return { status: 'success', physicalId: `${route.RouteTableId}|${destinationOf(route)}` };
  },
  update(id, { properties }, ctx) {
    ctx.call('ec2', 'ReplaceRoute', properties as unknown as RouteProperties);
    return { status: 'success', physicalId: id };
  },
  delete(id, _request, ctx) {
    const [RouteTableId = '', destination = ''] = id.split('|');
    const isThere = ctx
      .get(routeTableTable, RouteTableId)
      ?.Routes.some(({ Destination }) => Destination === destination);
    if (isThere) {
      ctx.call('ec2', 'DeleteRoute', {
        RouteTableId,
        ...(destination.startsWith('pl-')
          ? { DestinationPrefixListId: destination }
          : destination.includes(':')
            ? { DestinationIpv6CidrBlock: destination }
            : { DestinationCidrBlock: destination }),
      });
    }
    return { status: 'success', physicalId: id };
  },
  read(id, _properties, ctx) {
    const [RouteTableId = '', destination = ''] = id.split('|');
    const { RouteTables } = ctx.call('ec2', 'DescribeRouteTables', { RouteTableIds: [RouteTableId] });
    const found = RouteTables?.[0]?.Routes?.find((route) => destinationOf(route) === destination);
    return found && { ...found, RouteTableId };
  },
  attributes: (id) => ({ CidrBlock: id.split('|')[1] ?? '' }),
};
