// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticache-subnetgroup.html

import { tagsOf } from '../../../contracts/managed-stores/template-changes.ts';
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import { tagList } from '../../../contracts/tag-records.ts';
import { requireSubnetGroup, subnetGroupArn } from '../find.ts';
import { subnetGroups } from '../state.ts';
import { retag } from './properties.ts';

const read = ({ properties }: ResourceRequest) =>
  properties as { CacheSubnetGroupName?: string; Description: string; SubnetIds: string[] };

export const subnetGroupResource: ResourceType = {
  type: 'AWS::ElastiCache::SubnetGroup',
  create(request, ctx) {
    const { CacheSubnetGroupName: given, Description, SubnetIds } = read(request);
    const CacheSubnetGroupName = (given ?? request.generatedName(255, true)).toLowerCase();
    ctx.call('elasticache', 'CreateCacheSubnetGroup', {
      CacheSubnetGroupName,
      CacheSubnetGroupDescription: Description,
      SubnetIds,
      Tags: tagsOf(request),
    });
    return { status: 'success', physicalId: CacheSubnetGroupName };
  },
  update(name, request, ctx) {
    const { Description, SubnetIds } = read(request);
    ctx.call('elasticache', 'ModifyCacheSubnetGroup', {
      CacheSubnetGroupName: name,
      CacheSubnetGroupDescription: Description,
      SubnetIds,
    });
    retag(subnetGroupArn(name, ctx), request, ctx);
    return { status: 'success', physicalId: name };
  },
  delete(name, _request, ctx) {
    if (ctx.get(subnetGroups, name))
      ctx.call('elasticache', 'DeleteCacheSubnetGroup', { CacheSubnetGroupName: name });
    return { status: 'success', physicalId: name };
  },
  read(name, _properties, ctx) {
    const { description, subnets, tags } = requireSubnetGroup(name, ctx);
    return {
      CacheSubnetGroupName: name,
      Description: description,
      SubnetIds: subnets.map(({ id }) => id),
      Tags: tagList(tags),
    };
  },
  attributes: () => ({}),
};
