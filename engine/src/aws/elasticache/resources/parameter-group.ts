// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticache-parametergroup.html
import { parametersOfTemplate } from '../../../contracts/managed-stores/parameters.ts';
import { tagsOf } from '../../../contracts/managed-stores/template-changes.ts';
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import { tagList } from '../../../contracts/tag-records.ts';
import type { Context } from '../../../kernel/context.ts';
import { parameterGroupArn, requireParameterGroup } from '../find.ts';
import { parameterGroups } from '../state.ts';
import { retag } from './properties.ts';

export const parameterGroupResource: ResourceType = {
  type: 'AWS::ElastiCache::ParameterGroup',
  create(request, ctx) {
    const { CacheParameterGroupFamily, Description } = request.properties as Record<string, string>;
    const CacheParameterGroupName = request.generatedName(255, true);
    ctx.call('elasticache', 'CreateCacheParameterGroup', {
      CacheParameterGroupName,
      CacheParameterGroupFamily,
      Description,
      Tags: tagsOf(request),
    });
    setParameters(CacheParameterGroupName, request, ctx);
    return { status: 'success', physicalId: CacheParameterGroupName };
  },
  update(name, request, ctx) {
    setParameters(name, request, ctx);
    retag(parameterGroupArn(name, ctx), request, ctx);
    return { status: 'success', physicalId: name };
  },
  delete(name, _request, ctx) {
    if (ctx.get(parameterGroups, name))
      ctx.call('elasticache', 'DeleteCacheParameterGroup', { CacheParameterGroupName: name });
    return { status: 'success', physicalId: name };
  },
  read(name, _properties, ctx) {
    const { family, description, parameters, tags } = requireParameterGroup(name, ctx);
    return {
      CacheParameterGroupFamily: family,
      Description: description,
      Properties: parameters,
      Tags: tagList(tags),
    };
  },
  attributes: (name) => ({ CacheParameterGroupName: name }),
};

/** Those of the template, and no others. */
function setParameters(name: string, { properties }: ResourceRequest, ctx: Context): void {
  const { Description: description, Properties: given = {} } = properties as {
    Description: string;
    Properties?: Record<string, unknown>;
  };
  const group = requireParameterGroup(name, ctx);
  const parameters = parametersOfTemplate(given);
  ctx.put(parameterGroups, name, { ...group, description, parameters });
}
