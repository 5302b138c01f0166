// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-natgateway.html
import type { Progress, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { requireNatGateway } from '../find/require.ts';
import { natGatewayTable } from '../state.ts';
import { stateOf } from '../views/nat-gateway.ts';
import { replaceTags, tagSpecifications } from './tags.ts';

export const natGatewayResource: ResourceType = {
  type: 'AWS::EC2::NatGateway',
  create(request, ctx) {
    const { properties } = request;
    const known = request.memo?.id as string | undefined;
    if (known) return whenAvailable(known, ctx);
    const { NatGatewayId = '' } = ctx.call('ec2', 'CreateNatGateway', {
      SubnetId: properties.SubnetId as string,
      AllocationId: properties.AllocationId as string | undefined,
      ConnectivityType: properties.ConnectivityType as 'public' | 'private' | undefined,
      PrivateIpAddress: properties.PrivateIpAddress as string | undefined,
      TagSpecifications: tagSpecifications(request, 'natgateway'),
    }).NatGateway!;
    return whenAvailable(NatGatewayId, ctx);
  },
  update(id, request, ctx) {
    replaceTags(ctx, id, 'natgateway', request);
    return { status: 'success', physicalId: id };
  },
  delete(id, _request, ctx) {
    const gateway = ctx.get(natGatewayTable, id);
    if (!gateway || stateOf(gateway, ctx.now) === 'deleted') return { status: 'success', physicalId: id };
    if (gateway.DeleteTime === undefined) ctx.call('ec2', 'DeleteNatGateway', { NatGatewayId: id });
    return { status: 'in-progress', physicalId: id, againInMs: 100, reason: 'The NAT gateway is deleting.' };
  },
  read(id, _properties, ctx) {
    const { NatGateways } = ctx.call('ec2', 'DescribeNatGateways', { NatGatewayIds: [id] });
    const [found] = NatGateways?.filter(({ State }) => State !== 'deleted' && State !== 'deleting') ?? [];
    const [address] = found?.NatGatewayAddresses ?? [];
    return found && { ...found, AllocationId: address?.AllocationId, PrivateIpAddress: address?.PrivateIp };
  },
  attributes(id, ctx) {
    return { NatGatewayId: id, EniId: requireNatGateway(ctx, id).NetworkInterfaceId };
  },
};

function whenAvailable(id: string, ctx: Context): Progress {
  return stateOf(requireNatGateway(ctx, id), ctx.now) === 'available'
    ? { status: 'success', physicalId: id }
    : {
        status: 'in-progress',
        physicalId: id,
        configured: true,
        againInMs: 100,
        memo: { id },
        reason: 'The NAT gateway is pending.',
      };
}
