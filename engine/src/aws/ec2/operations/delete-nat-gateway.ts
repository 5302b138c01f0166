// EC2 API, DeleteNatGateway: releases its address, and remains visible as deleted for an hour.
import type { Operation } from '../../../kernel/context.ts';
import { requireNatGateway } from '../find/require.ts';
import { removeNetworkInterface } from '../network/network-interfaces.ts';
import { natGatewayTable } from '../state.ts';

export const deleteNatGateway: Operation<'ec2', 'DeleteNatGateway'> = (input, ctx) => {
  const gateway = requireNatGateway(ctx, input.NatGatewayId);
  removeNetworkInterface(ctx, gateway.NetworkInterfaceId);
  ctx.put(natGatewayTable, gateway.NatGatewayId, { ...gateway, DeleteTime: gateway.DeleteTime ?? ctx.now });
  return { NatGatewayId: gateway.NatGatewayId };
};
