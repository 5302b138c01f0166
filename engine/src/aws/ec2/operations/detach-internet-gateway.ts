// EC2 API, DetachInternetGateway: refused while something in the VPC still has a public address.
import type { Operation } from '../../../kernel/context.ts';
import { dependencyViolation, gatewayNotAttached } from '../faults.ts';
import { requireInternetGateway, requireVpc } from '../find/require.ts';
import { internetGatewayTable, networkInterfaceTable } from '../state.ts';
import { publicIpOf } from '../views/network-interface.ts';

export const detachInternetGateway: Operation<'ec2', 'DetachInternetGateway'> = (input, ctx) => {
  const gateway = requireInternetGateway(ctx, input.InternetGatewayId);
  const { VpcId: vpcId } = requireVpc(ctx, input.VpcId);
  if (gateway.VpcId !== vpcId) throw gatewayNotAttached(gateway.InternetGatewayId, vpcId);
  const mapped = ctx
    .all(networkInterfaceTable)
    .some((network) => network.VpcId === vpcId && publicIpOf(ctx, network) !== undefined);
  if (mapped) {
    throw dependencyViolation(
      `Network ${vpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
    );
  }
  ctx.put(internetGatewayTable, gateway.InternetGatewayId, { InternetGatewayId: gateway.InternetGatewayId });
  return {};
};
