// The default VPC, as every account has it in every region (VPC guide, "Default VPCs"): 172.31.0.0/16, a public /20
// subnet in each availability zone, an internet gateway and a default route. It is created at the region's first use.
import type { Context } from '../../../kernel/context.ts';
import { zonesOf } from '../catalog/availability-zones.ts';
import { internetGatewayTable, regions, routeTableTable } from '../state.ts';
import { makeSubnet, makeVpc } from './new-vpc.ts';

export function openRegion(ctx: Context): void {
  if (ctx.get(regions, ctx.region)) return;
  ctx.put(regions, ctx.region, { openedAt: ctx.now });
  makeDefaultVpc(ctx);
}

export function makeDefaultVpc(ctx: Context): string {
  const vpc = makeVpc(ctx, { cidr: '172.31.0.0/16', isDefault: true });
  // AWS assigns the /20 blocks to zones in no particular order; here they follow the order of the zones.
  zonesOf(ctx.region).forEach((zone, index) => {
    makeSubnet(ctx, vpc, { cidr: `172.31.${index * 16}.0/20`, zone, isDefault: true });
  });
  const InternetGatewayId = `igw-${ctx.ids.hex(17)}`;
  ctx.put(internetGatewayTable, InternetGatewayId, { InternetGatewayId, VpcId: vpc.VpcId });
  const main = ctx.all(routeTableTable).find(({ VpcId }) => VpcId === vpc.VpcId);
  if (main) {
    ctx.put(routeTableTable, main.RouteTableId, {
      ...main,
      Routes: [
        ...main.Routes,
        { Destination: '0.0.0.0/0', Target: { GatewayId: InternetGatewayId }, Origin: 'CreateRoute' },
      ],
    });
  }
  return vpc.VpcId;
}
