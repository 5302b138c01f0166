// EC2 API, CreateVpcEndpoint. Recorded only, as its LastError says.

import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { missingParameter, unsupported } from '../faults.ts';
import { requireRouteTable, requireVpc } from '../find/require.ts';
import { defaultSecurityGroupId } from '../find/security-group.ts';
import { makeNetworkInterface } from '../network/network-interfaces.ts';
import { quotas } from '../quotas.ts';
import { type VpcEndpointRecord, vpcEndpointTable } from '../state.ts';
import { addSpecifiedTags } from '../tags/tags.ts';
import { vpcEndpoints } from '../views/vpc-endpoint.ts';

export const createVpcEndpoint: Operation<'ec2', 'CreateVpcEndpoint'> = (input, ctx) => {
  const { VpcId } = requireVpc(ctx, input.VpcId);
  if (!input.ServiceName) throw missingParameter('ServiceName');
  const VpcEndpointType = input.VpcEndpointType ?? 'Gateway';
  if (VpcEndpointType !== 'Gateway' && VpcEndpointType !== 'Interface') {
    throw unsupported(`Drydock creates Gateway and Interface endpoints, not ${VpcEndpointType} ones.`);
  }
  const VpcEndpointId = `vpce-0${ctx.ids.hex(16)}`;
  for (const id of input.RouteTableIds ?? []) requireRouteTable(ctx, id);
  const isInterface = VpcEndpointType === 'Interface';
  const alike = ctx
    .all(vpcEndpointTable)
    .filter((other) => other.VpcEndpointType === VpcEndpointType && (!isInterface || other.VpcId === VpcId));
  checkQuota(ctx, isInterface ? quotas.interfaceEndpointsPerVpc : quotas.gatewayEndpoints, alike.length + 1);
  const groups = input.SecurityGroupIds?.length
    ? input.SecurityGroupIds
    : [defaultSecurityGroupId(ctx, VpcId)];
  const networks = (input.SubnetIds ?? []).map((subnetId) =>
    makeNetworkInterface(ctx, {
      subnetId,
      groups,
      description: `VPC Endpoint Interface ${VpcEndpointId}`,
      interfaceType: 'vpc_endpoint',
      requesterManaged: true,
    }),
  );
  const endpoint: VpcEndpointRecord = {
    VpcEndpointId,
    VpcEndpointType,
    VpcId,
    ServiceName: input.ServiceName,
    ...(input.PolicyDocument ? { PolicyDocument: input.PolicyDocument } : {}),
    PrivateDnsEnabled: input.PrivateDnsEnabled ?? isInterface,
    RouteTableIds: [...(input.RouteTableIds ?? [])],
    SubnetIds: [...(input.SubnetIds ?? [])],
    SecurityGroupIds: isInterface ? [...groups] : [],
    NetworkInterfaceIds: networks.map(({ NetworkInterfaceId }) => NetworkInterfaceId),
    CreationTimestamp: ctx.now,
  };
  ctx.put(vpcEndpointTable, VpcEndpointId, endpoint);
  addSpecifiedTags(ctx, VpcEndpointId, 'vpc-endpoint', input.TagSpecifications);
  return { VpcEndpoint: vpcEndpoints.view(endpoint, ctx), ClientToken: input.ClientToken };
};
