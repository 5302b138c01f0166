// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-internetgateway.html
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { requireInternetGateway } from '../find/require.ts';
import { internetGatewayTable } from '../state.ts';
import { deleteWhenFree } from './delete-when-free.ts';
import { replaceTags, tagSpecifications } from './tags.ts';

export const internetGatewayResource: ResourceType = {
  type: 'AWS::EC2::InternetGateway',
  create(request, ctx) {
    const { InternetGatewayId = '' } = ctx.call('ec2', 'CreateInternetGateway', {
      TagSpecifications: tagSpecifications(request, 'internet-gateway'),
    }).InternetGateway!;
    return { status: 'success', physicalId: InternetGatewayId };
  },
  update(id, request, ctx) {
    replaceTags(ctx, id, 'internet-gateway', request);
    return { status: 'success', physicalId: id };
  },
  delete(id, request, ctx) {
    return deleteWhenFree(id, request, ctx, () => {
      if (ctx.get(internetGatewayTable, id)) {
        ctx.call('ec2', 'DeleteInternetGateway', { InternetGatewayId: id });
      }
    });
  },
  read: (id, _properties, ctx) =>
    ctx.call('ec2', 'DescribeInternetGateways', { InternetGatewayIds: [id] }).InternetGateways?.[0],
  attributes(id, ctx) {
    return { InternetGatewayId: requireInternetGateway(ctx, id).InternetGatewayId };
  },
};
