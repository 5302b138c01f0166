// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpccidrblock.html
import type { AssociateVpcCidrBlockRequest } from '@aws-sdk/client-ec2';
import type { ResourceType } from '../../../contracts/resource-type.ts';
import type { Reader } from '../../../kernel/table.ts';
import { vpcTable } from '../state.ts';
import { deleteWhenFree } from './delete-when-free.ts';

const find = (id: string, state: Reader) =>
  state
    .all(vpcTable)
    .flatMap(({ VpcId, MoreBlocks = [] }) =>
      MoreBlocks.filter(({ AssociationId }) => AssociationId === id).map((block) => ({ VpcId, ...block })),
    )[0];

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
  attributes(id, ctx) {
    const { CidrBlock = '' } = find(id, ctx) ?? {};
    return { Id: id, ...(CidrBlock.includes(':') ? { IpSource: 'amazon' } : {}) };
  },
};
