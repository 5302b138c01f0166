// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbsubnetgroup.html

import { tagsOf } from '../../../contracts/managed-stores/template-changes.ts';
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import { tagList } from '../../../contracts/tag-records.ts';
import { requireSubnetGroup, subnetGroupArn } from '../find.ts';
import { subnetGroups } from '../state.ts';
import { retag } from './properties.ts';

const read = ({ properties }: ResourceRequest) =>
  properties as { DBSubnetGroupName?: string; DBSubnetGroupDescription: string; SubnetIds: string[] };

export const dbSubnetGroupResource: ResourceType = {
  type: 'AWS::RDS::DBSubnetGroup',
  create(request, ctx) {
    const { DBSubnetGroupName: given, ...rest } = read(request);
    const DBSubnetGroupName = (given ?? request.generatedName(255, true)).toLowerCase();
    ctx.call('rds', 'CreateDBSubnetGroup', {
      DBSubnetGroupName,
      DBSubnetGroupDescription: rest.DBSubnetGroupDescription,
      SubnetIds: rest.SubnetIds,
      Tags: tagsOf(request),
    });
    return { status: 'success', physicalId: DBSubnetGroupName };
  },
  update(name, request, ctx) {
    const { DBSubnetGroupDescription, SubnetIds } = read(request);
    ctx.call('rds', 'ModifyDBSubnetGroup', { DBSubnetGroupName: name, DBSubnetGroupDescription, SubnetIds });
    retag(subnetGroupArn(requireSubnetGroup(name, ctx), ctx), request, ctx);
    return { status: 'success', physicalId: name };
  },
  delete(name, _request, ctx) {
    if (ctx.get(subnetGroups, name)) ctx.call('rds', 'DeleteDBSubnetGroup', { DBSubnetGroupName: name });
    return { status: 'success', physicalId: name };
  },
  read(name, _properties, ctx) {
    const { description, subnets, tags } = requireSubnetGroup(name, ctx);
    return {
      DBSubnetGroupName: name,
      DBSubnetGroupDescription: description,
      SubnetIds: subnets.map(({ id }) => id),
      Tags: tagList(tags),
    };
  },
  attributes: (name, ctx) => ({ DBSubnetGroupArn: subnetGroupArn(requireSubnetGroup(name, ctx), ctx) }),
};
