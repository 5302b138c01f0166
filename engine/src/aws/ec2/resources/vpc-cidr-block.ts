// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpccidrblock.html
import type { AssociateVpcCidrBlockRequest } from '@aws-sdk/client-ec2';
import type { ResourceType } from '../../../contracts/resource-type.ts';
import type { Reader } from '../../../kernel/table.ts';
import { vpcTable } from '../state.ts';
import { deleteWhenFree } from './delete-when-free.ts';

const find = (id: string, state: Reader) =>
  state
    .all(vpcTable)
    .flatMap(({ MoreBlocks = [] }) => MoreBlocks)
    .find(({ AssociationId }) => AssociationId === id);

/** The physical id is the association's. */
export const vpcCidrBlockResource: ResourceType = {
  type: 'AWS::EC2::VPCCidrBlock',
  create({ properties }, ctx) {
    const answer = ctx.call(
      'ec2',
      'AssociateVpcCidrBlock',
      properties as unknown as AssociateVpcCidrBlockRequest,
    );
    const { AssociationId = '' } = answer.Ipv6CidrBlockAssociation ?? answer.CidrBlockAssociation ?? {};
    return { status: 'success', physicalId: AssociationId };
  },
  delete(id, request, ctx) {
    return deleteWhenFree(id, request, ctx, () => {
      if (find(id, ctx)) ctx.call('ec2', 'DisassociateVpcCidrBlock', { AssociationId: id });
    });
  },
  unread: [
    'AmazonProvidedIpv6CidrBlock',
    'Ipv4IpamPoolId',
    'Ipv4NetmaskLength',
    'Ipv6CidrBlock',
    'Ipv6IpamPoolId',
    'Ipv6NetmaskLength',
    'Ipv6Pool',
    'Ipv6CidrBlockNetworkBorderGroup',
  ],
  read(id, _properties, ctx) {
    const vpc = ctx
      .all(vpcTable)
      .find(({ MoreBlocks = [] }) => MoreBlocks.some(({ AssociationId }) => AssociationId === id));
    return vpc && { VpcId: vpc.VpcId, CidrBlock: find(id, ctx)?.CidrBlock };
  },
  attributes(id, ctx) {
    const isIpv6 = find(id, ctx)?.CidrBlock?.includes(':');
    // Amazon's own blocks, which are advertised to the internet.
    return { Id: id, ...(isIpv6 && { Ipv6AddressAttribute: 'public', IpSource: 'amazon' }) };
  },
};
