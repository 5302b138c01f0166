// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpoint.html
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import { requireVpcEndpoint } from '../find/require.ts';
import { vpcEndpointTable } from '../state.ts';
import { replaceTags, tagSpecifications } from './tags.ts';

interface EndpointProperties {
  readonly VpcId: string;
  readonly ServiceName: string;
  readonly VpcEndpointType?: 'Gateway' | 'Interface';
  readonly PolicyDocument?: string | object;
  readonly PrivateDnsEnabled?: boolean;
  readonly RouteTableIds?: string[];
  readonly SubnetIds?: string[];
  readonly SecurityGroupIds?: string[];
}

const read = ({ properties }: Pick<ResourceRequest, 'properties'>) => {
  const { PolicyDocument, ...rest } = properties as unknown as EndpointProperties;
  return {
    ...rest,
    PolicyDocument: typeof PolicyDocument === 'object' ? JSON.stringify(PolicyDocument) : PolicyDocument,
  };
};

export const vpcEndpointResource: ResourceType = {
  type: 'AWS::EC2::VPCEndpoint',
  create(request, ctx) {
    const { VpcEndpointId = '' } = ctx.call('ec2', 'CreateVpcEndpoint', {
      ...read(request),
      TagSpecifications: tagSpecifications(request, 'vpc-endpoint'),
    }).VpcEndpoint!;
    return { status: 'success', physicalId: VpcEndpointId };
  },
  update(id, request, ctx) {
    const after = read(request);
    const before = read({ properties: request.previous });
    const left = (a: readonly string[] = [], b: readonly string[] = []) =>
      a.filter((one) => !b.includes(one));
    ctx.call('ec2', 'ModifyVpcEndpoint', {
      VpcEndpointId: id,
      PolicyDocument: after.PolicyDocument,
      ResetPolicy: after.PolicyDocument === undefined,
      PrivateDnsEnabled: after.PrivateDnsEnabled,
      AddRouteTableIds: left(after.RouteTableIds, before.RouteTableIds),
      RemoveRouteTableIds: left(before.RouteTableIds, after.RouteTableIds),
      AddSubnetIds: left(after.SubnetIds, before.SubnetIds),
      RemoveSubnetIds: left(before.SubnetIds, after.SubnetIds),
      AddSecurityGroupIds: left(after.SecurityGroupIds, before.SecurityGroupIds),
      RemoveSecurityGroupIds: left(before.SecurityGroupIds, after.SecurityGroupIds),
    });
    replaceTags(ctx, id, 'vpc-endpoint', request);
    return { status: 'success', physicalId: id };
  },
  delete(id, _request, ctx) {
    if (ctx.get(vpcEndpointTable, id)) ctx.call('ec2', 'DeleteVpcEndpoints', { VpcEndpointIds: [id] });
    return { status: 'success', physicalId: id };
  },
  read(id, _properties, ctx) {
    const found = ctx.call('ec2', 'DescribeVpcEndpoints', { VpcEndpointIds: [id] }).VpcEndpoints?.[0];
    return found && { ...found, SecurityGroupIds: found.Groups?.map(({ GroupId }) => GroupId) };
  },
  attributes(id, ctx) {
    const endpoint = requireVpcEndpoint(ctx, id);
    return {
      Id: id,
      CreationTimestamp: new Date(endpoint.CreationTimestamp).toISOString(),
      NetworkInterfaceIds: endpoint.NetworkInterfaceIds,
      DnsEntries: [],
    };
  },
};
