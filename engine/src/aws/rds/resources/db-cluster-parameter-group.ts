// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbclusterparametergroup.html
import { parametersOfTemplate } from '../../../contracts/managed-stores/parameters.ts';
import { tagsOf } from '../../../contracts/managed-stores/template-changes.ts';
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import { tagList } from '../../../contracts/tag-records.ts';
import type { Context } from '../../../kernel/context.ts';
import { parameterGroupArn, requireParameterGroup } from '../find.ts';
import { parameterGroups } from '../state.ts';
import { retag } from './properties.ts';

export const dbClusterParameterGroupResource: ResourceType = {
  type: 'AWS::RDS::DBClusterParameterGroup',
  create(request, ctx) {
    const {
      Family,
      Description,
      DBClusterParameterGroupName: given,
    } = request.properties as Record<string, string | undefined>;
    const DBClusterParameterGroupName = (given ?? request.generatedName(255, true)).toLowerCase();
    ctx.call('rds', 'CreateDBClusterParameterGroup', {
      DBClusterParameterGroupName,
      DBParameterGroupFamily: Family,
      Description,
      Tags: tagsOf(request),
    });
    setParameters(DBClusterParameterGroupName, request, ctx);
    return { status: 'success', physicalId: DBClusterParameterGroupName };
  },
  update(name, request, ctx) {
    setParameters(name, request, ctx);
    retag(parameterGroupArn(requireParameterGroup('cluster', name, ctx), ctx), request, ctx);
    return { status: 'success', physicalId: name };
  },
  delete(name, _request, ctx) {
    if (ctx.get(parameterGroups, `cluster/${name}`))
      ctx.call('rds', 'DeleteDBClusterParameterGroup', { DBClusterParameterGroupName: name });
    return { status: 'success', physicalId: name };
  },
  read(name, _properties, ctx) {
    const { family, description, parameters, tags } = requireParameterGroup('cluster', name, ctx);
    return {
      DBClusterParameterGroupName: name,
      Family: family,
      Description: description,
      Parameters: parameters,
      Tags: tagList(tags),
    };
  },
  attributes: (name) => ({ DBClusterParameterGroupName: name }),
};

function setParameters(name: string, { properties }: ResourceRequest, ctx: Context): void {
  const group = requireParameterGroup('cluster', name, ctx);
  const parameters = parametersOfTemplate(properties.Parameters);
  ctx.put(parameterGroups, `cluster/${name}`, { ...group, parameters });
}
