// EC2 API, AttachInternetGateway: a VPC has at most one, and a gateway at most one VPC.
import type { Operation } from '../../../kernel/context.ts';
import { alreadyAssociated, invalidParameterValue } from '../faults.ts';
import { internetGateways } from '../kinds/internet-gateway.ts';
import { vpcs } from '../kinds/vpc.ts';
import { required } from '../selection.ts';
import { internetGatewayTable } from '../state.ts';

export const attachInternetGateway: Operation<'ec2', 'AttachInternetGateway'> = (input, ctx) => {
  const gateway = required(ctx, internetGateways, input.InternetGatewayId);
  const { VpcId } = required(ctx, vpcs, input.VpcId);
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
