// NAT gateways as DescribeNatGateways shows them. Recorded only: no traffic of the rehearsal passes through one.
import type { NatGateway, NatGatewayState } from '@aws-sdk/client-ec2';
import { natGatewayNotFound } from '../faults.ts';
import type { Kind } from '../selection.ts';
import { type NatGatewayRecord, natGatewayTable } from '../state.ts';
import { tagsOf } from '../tags.ts';

const settlesInMs = 150;
/** "A deleted NAT gateway is visible for about an hour" (VPC guide, "NAT gateway states"). */
const keptMs = 3_600_000;

export function stateOf(gateway: NatGatewayRecord, now: number): NatGatewayState {
  if (gateway.DeleteTime !== undefined) {
    return now - gateway.DeleteTime < settlesInMs ? 'deleting' : 'deleted';
  }
  return now - gateway.CreateTime < settlesInMs ? 'pending' : 'available';
}

export const natGateways: Kind<NatGatewayRecord, NatGateway> = {
  table: natGatewayTable,
  prefix: 'nat-',
  idOf: ({ NatGatewayId }) => NatGatewayId,
  notFound: natGatewayNotFound,
  visible: ({ DeleteTime }, now) => DeleteTime === undefined || now - DeleteTime < keptMs,
  facets: (gateway, { now }) => ({
    'nat-gateway-id': gateway.NatGatewayId,
    state: stateOf(gateway, now),
    'subnet-id': gateway.SubnetId,
    'vpc-id': gateway.VpcId,
  }),
  view: (gateway, sight) => ({
    NatGatewayId: gateway.NatGatewayId,
    SubnetId: gateway.SubnetId,
    VpcId: gateway.VpcId,
    ConnectivityType: gateway.ConnectivityType,
    State: stateOf(gateway, sight.now),
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
    Tags: tagsOf(sight, gateway.NatGatewayId),
  }),
};
