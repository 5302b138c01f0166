// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-group.html
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { applyPolicies, type EntityPolicies, readPolicies, unlessGone } from './entity-policies.ts';

interface GroupProperties extends EntityPolicies {
  readonly GroupName?: string;
  readonly Path?: string;
}

export const groupResource: ResourceType = {
  type: 'AWS::IAM::Group',

  create(request, ctx) {
    const properties = request.properties as GroupProperties;
    const name = properties.GroupName ?? request.generatedName(128);
    ctx.call('iam', 'CreateGroup', { GroupName: name, Path: properties.Path });
    applyPolicies('Group', name, { before: {}, after: properties }, ctx);
    return { status: 'success', physicalId: name };
  },

  update(name, { properties, previous }, ctx) {
    const { Path } = properties as GroupProperties;
    if (Path !== undefined) ctx.call('iam', 'UpdateGroup', { GroupName: name, NewPath: Path });
    applyPolicies('Group', name, { before: previous, after: properties }, ctx);
    return { status: 'success', physicalId: name };
  },

  delete(name, { properties }, ctx) {
    unlessGone(() => {
      applyPolicies('Group', name, { before: properties, after: {} }, ctx);
      ctx.call('iam', 'DeleteGroup', { GroupName: name });
    });
    return { status: 'success', physicalId: name };
  },

  read: (name, _properties, ctx) => ({
    ...ctx.call('iam', 'GetGroup', { GroupName: name }).Group,
    ...readPolicies('Group', name, ctx),
  }),
  attributes: (name, ctx) => ({ Arn: ctx.call('iam', 'GetGroup', { GroupName: name }).Group?.Arn }),
};
