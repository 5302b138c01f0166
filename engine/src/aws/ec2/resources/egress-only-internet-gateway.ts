// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-egressonlyinternetgateway.html
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { egressOnlyGatewayTable } from '../state.ts';
import { replaceTags, tagSpecifications } from './tags.ts';

export const egressOnlyInternetGatewayResource: ResourceType = {
  type: 'AWS::EC2::EgressOnlyInternetGateway',
  create(request, ctx) {
    const { EgressOnlyInternetGatewayId = '' } = ctx.call('ec2', 'CreateEgressOnlyInternetGateway', {
      VpcId: request.properties.VpcId as string,
      TagSpecifications: tagSpecifications(request, 'egress-only-internet-gateway'),
    }).EgressOnlyInternetGateway!;
    return { status: 'success', physicalId: EgressOnlyInternetGatewayId };
  },
  update(id, request, ctx) {
    replaceTags(ctx, id, 'egress-only-internet-gateway', request);
    return { status: 'success', physicalId: id };
  },
  delete(id, _request, ctx) {
    if (ctx.get(egressOnlyGatewayTable, id))
      ctx.call('ec2', 'DeleteEgressOnlyInternetGateway', { EgressOnlyInternetGatewayId: id });
    return { status: 'success', physicalId: id };
  },
  read(id, _properties, ctx) {
    const { EgressOnlyInternetGateways } = ctx.call('ec2', 'DescribeEgressOnlyInternetGateways', {
      EgressOnlyInternetGatewayIds: [id],
    });
    const found = EgressOnlyInternetGateways?.[0];
    return found && { ...found, VpcId: found.Attachments?.[0]?.VpcId };
  },
  attributes: (id) => ({ Id: id }),
};
