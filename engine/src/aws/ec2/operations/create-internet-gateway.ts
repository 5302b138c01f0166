// EC2 API, CreateInternetGateway.
import type { Operation } from '../../../kernel/context.ts';
import { internetGatewayTable } from '../state.ts';
import { addSpecifiedTags } from '../tags/tags.ts';
import { internetGateways } from '../views/internet-gateway.ts';

export const createInternetGateway: Operation<'ec2', 'CreateInternetGateway'> = (input, ctx) => {
  const gateway = { InternetGatewayId: `igw-${ctx.ids.hex(17)}` };
  ctx.put(internetGatewayTable, gateway.InternetGatewayId, gateway);
  addSpecifiedTags(ctx, gateway.InternetGatewayId, 'internet-gateway', input.TagSpecifications);
  return { InternetGateway: internetGateways.view(gateway, ctx) };
};
