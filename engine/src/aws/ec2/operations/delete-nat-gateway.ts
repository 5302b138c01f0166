// EC2 API, DeleteNatGateway: its address is free again, and it is shown as deleted for an hour.
import type { Operation } from '../../../kernel/context.ts';
import { natGateways } from '../kinds/nat-gateway.ts';
import { removeNetworkInterface } from '../network-interfaces.ts';
import { required } from '../selection.ts';
import { natGatewayTable } from '../state.ts';

export const deleteNatGateway: Operation<'ec2', 'DeleteNatGateway'> = (input, ctx) => {
  const gateway = required(ctx, natGateways, input.NatGatewayId);
  removeNetworkInterface(ctx, gateway.NetworkInterfaceId);
  ctx.put(natGatewayTable, gateway.NatGatewayId, { ...gateway, DeleteTime: gateway.DeleteTime ?? ctx.now });
  return { NatGatewayId: gateway.NatGatewayId };
};
