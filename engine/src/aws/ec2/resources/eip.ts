// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-eip.html
// The physical id, which Ref returns, is the address itself.
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { findAddressByIp, requireAddressByIp } from '../find/address.ts';
import { replaceTags, tagSpecifications } from './tags.ts';

export const eipResource: ResourceType = {
  type: 'AWS::EC2::EIP',
  create(request, ctx) {
    const { AllocationId, PublicIp = '' } = ctx.call('ec2', 'AllocateAddress', {
      Domain: 'vpc',
      TagSpecifications: tagSpecifications(request, 'elastic-ip'),
    });
    const InstanceId = request.properties.InstanceId as string | undefined;
    if (InstanceId) ctx.call('ec2', 'AssociateAddress', { AllocationId, InstanceId });
    return { status: 'success', physicalId: PublicIp };
  },
  update(ip, request, ctx) {
    const address = requireAddressByIp(ctx, ip);
    const InstanceId = request.properties.InstanceId as string | undefined;
    if (InstanceId !== request.previous.InstanceId) {
      if (address.AssociationId) {
        ctx.call('ec2', 'DisassociateAddress', { AssociationId: address.AssociationId });
      }
      if (InstanceId) ctx.call('ec2', 'AssociateAddress', { AllocationId: address.AllocationId, InstanceId });
    }
    replaceTags(ctx, address.AllocationId, 'elastic-ip', request);
    return { status: 'success', physicalId: ip };
  },
  delete(ip, _request, ctx) {
    const address = findAddressByIp(ctx, ip);
    if (address?.AssociationId && address.InstanceId) {
      ctx.call('ec2', 'DisassociateAddress', { AssociationId: address.AssociationId });
    }
    if (address) ctx.call('ec2', 'ReleaseAddress', { AllocationId: address.AllocationId });
    return { status: 'success', physicalId: ip };
  },
  read: (ip, _properties, ctx) => ctx.call('ec2', 'DescribeAddresses', { PublicIps: [ip] }).Addresses?.[0],
  attributes(ip, ctx) {
    const address = requireAddressByIp(ctx, ip);
    return { AllocationId: address.AllocationId, PublicIp: ip };
  },
};
