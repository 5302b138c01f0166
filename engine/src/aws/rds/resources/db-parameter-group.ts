// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbparametergroup.html
import { parametersOfTemplate } from '../../../contracts/managed-stores/parameters.ts';
import { tagsOf } from '../../../contracts/managed-stores/template-changes.ts';
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import { tagList } from '../../../contracts/tag-records.ts';
import type { Context } from '../../../kernel/context.ts';
import { parameterGroupArn, requireParameterGroup } from '../find.ts';
import { parameterGroups } from '../state.ts';
import { retag } from './properties.ts';

export const dbParameterGroupResource: ResourceType = {
  type: 'AWS::RDS::DBParameterGroup',
  create(request, ctx) {
    const {
      Family,
      Description,
      DBParameterGroupName: given,
    } = request.properties as Record<string, string | undefined>;
    const DBParameterGroupName = (given ?? request.generatedName(255, true)).toLowerCase();
    ctx.call('rds', 'CreateDBParameterGroup', {
      DBParameterGroupName,
      DBParameterGroupFamily: Family,
      Description,
      Tags: tagsOf(request),
    });
    setParameters(DBParameterGroupName, request, ctx);
    return { status: 'success', physicalId: DBParameterGroupName };
  },
  update(name, request, ctx) {
    setParameters(name, request, ctx);
    retag(parameterGroupArn(requireParameterGroup('instance', name, ctx), ctx), request, ctx);
    return { status: 'success', physicalId: name };
  },
  delete(name, _request, ctx) {
    if (ctx.get(parameterGroups, `instance/${name}`))
      ctx.call('rds', 'DeleteDBParameterGroup', { DBParameterGroupName: name });
    return { status: 'success', physicalId: name };
  },
  read(name, _properties, ctx) {
    const { family, description, parameters, tags } = requireParameterGroup('instance', name, ctx);
    return {
      DBParameterGroupName: name,
      Family: family,
      Description: description,
      Parameters: parameters,
      Tags: tagList(tags),
    };
  },
  attributes(name, ctx) {
    const group = requireParameterGroup('instance', name, ctx);
    return { DBParameterGroupName: name, DBParameterGroupArn: parameterGroupArn(group, ctx) };
  },
};

function setParameters(name: string, { properties }: ResourceRequest, ctx: Context): void {
  const group = requireParameterGroup('instance', name, ctx);
  const parameters = parametersOfTemplate(properties.Parameters);
  ctx.put(parameterGroups, `instance/${name}`, { ...group, parameters });
}
