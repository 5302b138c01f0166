// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkacl.html
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { networkAclTable } from '../state.ts';
import { deleteWhenFree } from './delete-when-free.ts';
import { replaceTags, tagSpecifications } from './tags.ts';

export const networkAclResource: ResourceType = {
  type: 'AWS::EC2::NetworkAcl',
  create(request, ctx) {
    const { NetworkAclId = '' } = ctx.call('ec2', 'CreateNetworkAcl', {
      VpcId: request.properties.VpcId as string,
      TagSpecifications: tagSpecifications(request, 'network-acl'),
    }).NetworkAcl!;
    return { status: 'success', physicalId: NetworkAclId };
  },
  update(id, request, ctx) {
    replaceTags(ctx, id, 'network-acl', request);
    return { status: 'success', physicalId: id };
  },
  delete(id, request, ctx) {
    return deleteWhenFree(id, request, ctx, () => {
      if (ctx.get(networkAclTable, id)) ctx.call('ec2', 'DeleteNetworkAcl', { NetworkAclId: id });
    });
  },
  read: (id, _properties, ctx) =>
    ctx.call('ec2', 'DescribeNetworkAcls', { NetworkAclIds: [id] }).NetworkAcls?.[0],
  attributes: (id) => ({ Id: id }),
};
