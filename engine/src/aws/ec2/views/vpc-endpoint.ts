// VPC endpoints as DescribeVpcEndpoints returns them. Recorded only, and LastError says so.
import type { VpcEndpoint } from '@aws-sdk/client-ec2';
import { requireVpcEndpoint } from '../find/require.ts';
import { type VpcEndpointRecord, vpcEndpointTable } from '../state.ts';
import { tagsOf } from '../tags/tags.ts';
import type { Kind } from './kind.ts';
import { groupIdentifiers } from './network-interface.ts';

export const vpcEndpoints: Kind<VpcEndpointRecord, VpcEndpoint> = {
  table: vpcEndpointTable,
  require: requireVpcEndpoint,
  idOf: ({ VpcEndpointId }) => VpcEndpointId,
  facets: (endpoint) => ({
    'service-name': endpoint.ServiceName,
    'vpc-endpoint-id': endpoint.VpcEndpointId,
    'vpc-endpoint-state': 'available',
    'vpc-endpoint-type': endpoint.VpcEndpointType,
    'vpc-id': endpoint.VpcId,
  }),
  view: ({ SecurityGroupIds, ...endpoint }, ctx) => ({
    ...endpoint,
    RouteTableIds: [...endpoint.RouteTableIds],
    SubnetIds: [...endpoint.SubnetIds],
    NetworkInterfaceIds: [...endpoint.NetworkInterfaceIds],
    Groups: groupIdentifiers(ctx, SecurityGroupIds),
    CreationTimestamp: new Date(endpoint.CreationTimestamp),
    // EC2 returns lower case, although the API's model lists `Available`.
    State: 'available' as never,
    RequesterManaged: false,
    OwnerId: ctx.account,
    LastError: {
      Code: 'NotSimulated',
      Message:
        'Drydock records this endpoint and simulates no private network: tasks reach services as they would without it.',
    },
    Tags: tagsOf(ctx, endpoint.VpcEndpointId),
  }),
};
