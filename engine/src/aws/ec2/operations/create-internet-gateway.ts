// EC2 API, CreateInternetGateway.

import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { quotas } from '../quotas.ts';
import { internetGatewayTable } from '../state.ts';
import { addSpecifiedTags } from '../tags/tags.ts';
import { internetGateways } from '../views/internet-gateway.ts';

export const createInternetGateway: Operation<'ec2', 'CreateInternetGateway'> = (input, ctx) => {
  checkQuota(ctx, quotas.internetGateways, ctx.keys(internetGatewayTable).length + 1);
  const gateway = { InternetGatewayId: `igw-${ctx.ids.hex(17)}` };
  ctx.put(internetGatewayTable, gateway.InternetGatewayId, gateway);
  addSpecifiedTags(ctx, gateway.InternetGatewayId, 'internet-gateway', input.TagSpecifications);
  return { InternetGateway: internetGateways.view(gateway, ctx) };
};
