// NAT gateways as DescribeNatGateways returns them. Recorded only: no traffic passes through one.
import type { NatGateway, NatGatewayState } from '@aws-sdk/client-ec2';
import { isNatGatewayVisible, requireNatGateway } from '../find/require.ts';
import { type NatGatewayRecord, natGatewayTable } from '../state.ts';
import { tagsOf } from '../tags/tags.ts';
import type { Kind } from './kind.ts';

const transitionMs = 150;

export function stateOf(gateway: NatGatewayRecord, now: number): NatGatewayState {
  if (gateway.DeleteTime !== undefined) {
    return now - gateway.DeleteTime < transitionMs ? 'deleting' : 'deleted';
  }
  return now - gateway.CreateTime < transitionMs ? 'pending' : 'available';
}

export const natGateways: Kind<NatGatewayRecord, NatGateway> = {
  table: natGatewayTable,
  require: requireNatGateway,
  idOf: ({ NatGatewayId }) => NatGatewayId,
  isVisible: isNatGatewayVisible,
  facets: (gateway, { now }) => ({
    'nat-gateway-id': gateway.NatGatewayId,
    state: stateOf(gateway, now),
    'subnet-id': gateway.SubnetId,
    'vpc-id': gateway.VpcId,
  }),
  view: (gateway, ctx) => ({
    NatGatewayId: gateway.NatGatewayId,
    SubnetId: gateway.SubnetId,
    VpcId: gateway.VpcId,
    ConnectivityType: gateway.ConnectivityType,
    State: stateOf(gateway, ctx.now),
    CreateTime: new Date(gateway.CreateTime),
    DeleteTime: gateway.DeleteTime === undefined ? undefined : new Date(gateway.DeleteTime),
    NatGatewayAddresses: [
      {
        AllocationId: gateway.AllocationId,
        PublicIp: gateway.PublicIp,
        PrivateIp: gateway.PrivateIp,
        NetworkInterfaceId: gateway.NetworkInterfaceId,
        IsPrimary: true,
        Status: 'succeeded',
      },
    ],
    Tags: tagsOf(ctx, gateway.NatGatewayId),
  }),
};
