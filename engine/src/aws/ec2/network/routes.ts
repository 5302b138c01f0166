// A route's destination and target, checked against the resources that exist. VPC guide, "Route tables".
import { cidrMalformed, gatewayNotAttached, missingParameter, unsupported } from '../faults.ts';
import {
  type ReadContext,
  requireEgressOnlyGateway,
  requireInstance,
  requireInternetGateway,
  requireNatGateway,
  requireNetworkInterface,
} from '../find/require.ts';
import type { RouteRecord, RouteTableRecord } from '../state.ts';
import { formatBlock, parseBlock } from './cidr.ts';

export interface RouteRequest {
  readonly DestinationCidrBlock?: string | undefined;
  readonly DestinationIpv6CidrBlock?: string | undefined;
  readonly DestinationPrefixListId?: string | undefined;
  readonly GatewayId?: string | undefined;
  readonly NatGatewayId?: string | undefined;
  readonly NetworkInterfaceId?: string | undefined;
  readonly InstanceId?: string | undefined;
  readonly TransitGatewayId?: string | undefined;
  readonly VpcPeeringConnectionId?: string | undefined;
  readonly EgressOnlyInternetGatewayId?: string | undefined;
  readonly VpcEndpointId?: string | undefined;
  readonly CarrierGatewayId?: string | undefined;
  readonly LocalGatewayId?: string | undefined;
  readonly CoreNetworkArn?: string | undefined;
}

export function destinationOf(request: RouteRequest): string {
  const { DestinationCidrBlock, DestinationIpv6CidrBlock, DestinationPrefixListId } = request;
  if (DestinationCidrBlock !== undefined) {
    const block = parseBlock(DestinationCidrBlock);
    if (!block) throw cidrMalformed(DestinationCidrBlock);
    return formatBlock(block);
  }
  const destination = DestinationIpv6CidrBlock ?? DestinationPrefixListId;
  if (!destination) throw missingParameter('destinationCidrBlock');
  return destination;
}

export function checkedTarget(
  request: RouteRequest,
  table: RouteTableRecord,
  ctx: ReadContext,
): RouteRecord['Target'] {
  const { GatewayId, NatGatewayId, NetworkInterfaceId, InstanceId } = request;
  if (GatewayId) {
    const gateway = requireInternetGateway(ctx, GatewayId);
    if (gateway.VpcId !== table.VpcId) throw gatewayNotAttached(GatewayId, table.VpcId);
    return { GatewayId };
  }
  if (NatGatewayId) return { NatGatewayId: requireNatGateway(ctx, NatGatewayId).NatGatewayId };
  if (NetworkInterfaceId) {
    return { NetworkInterfaceId: requireNetworkInterface(ctx, NetworkInterfaceId).NetworkInterfaceId };
  }
  if (InstanceId) {
    const instance = requireInstance(ctx, InstanceId);
    const [primary] = instance.NetworkInterfaceIds;
    return primary ? { InstanceId, NetworkInterfaceId: primary } : { InstanceId };
  }
  if (request.EgressOnlyInternetGatewayId) {
    const { EgressOnlyInternetGatewayId } = requireEgressOnlyGateway(
      ctx,
      request.EgressOnlyInternetGatewayId,
    );
    return { EgressOnlyInternetGatewayId };
  }
  const unsupportedTarget =
    request.TransitGatewayId ??
    request.VpcPeeringConnectionId ??
    request.VpcEndpointId ??
    request.CarrierGatewayId ??
    request.LocalGatewayId ??
    request.CoreNetworkArn;
  if (unsupportedTarget) {
    throw unsupported(
      `Drydock supports routes through internet gateways, NAT gateways, network interfaces and instances, not through ${unsupportedTarget}.`,
    );
  }
  throw missingParameter('gatewayId');
}
