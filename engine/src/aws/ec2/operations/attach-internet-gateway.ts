// EC2 API, AttachInternetGateway: a VPC has at most one gateway, and a gateway at most one VPC.
import type { Operation } from '../../../kernel/context.ts';
import { alreadyAssociated, invalidParameterValue } from '../faults.ts';
import { requireInternetGateway, requireVpc } from '../find/require.ts';
import { internetGatewayTable } from '../state.ts';

export const attachInternetGateway: Operation<'ec2', 'AttachInternetGateway'> = (input, ctx) => {
  const gateway = requireInternetGateway(ctx, input.InternetGatewayId);
  const { VpcId } = requireVpc(ctx, input.VpcId);
  if (gateway.VpcId) {
    throw alreadyAssociated(
      `resource ${gateway.InternetGatewayId} is already attached to network ${gateway.VpcId}`,
    );
  }
  if (ctx.all(internetGatewayTable).some((other) => other.VpcId === VpcId)) {
    throw invalidParameterValue(`Network ${VpcId} already has an internet gateway attached`);
  }
  ctx.put(internetGatewayTable, gateway.InternetGatewayId, { ...gateway, VpcId });
  return {};
};
