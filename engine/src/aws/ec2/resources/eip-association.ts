// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-eipassociation.html
import type { AssociateAddressRequest } from '@aws-sdk/client-ec2';
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { addressTable } from '../state.ts';

export const eipAssociationResource: ResourceType = {
  type: 'AWS::EC2::EIPAssociation',
  create({ properties }, ctx) {
    const { EIP, ...rest } = properties as unknown as AssociateAddressRequest & { readonly EIP?: string };
    const { AssociationId = '' } = ctx.call('ec2', 'AssociateAddress', { ...rest, PublicIp: EIP });
    return { status: 'success', physicalId: AssociationId };
  },
  delete(AssociationId, _request, ctx) {
    if (ctx.all(addressTable).some((address) => address.AssociationId === AssociationId)) {
      ctx.call('ec2', 'DisassociateAddress', { AssociationId });
    }
    return { status: 'success', physicalId: AssociationId };
  },
  read(id, _properties, ctx) {
    const { Addresses } = ctx.call('ec2', 'DescribeAddresses', {});
    const found = Addresses?.find(({ AssociationId }) => AssociationId === id);
    return found && { ...found, EIP: found.PublicIp };
  },
  attributes: (id) => ({ Id: id }),
};
