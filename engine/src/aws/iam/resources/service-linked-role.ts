// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-servicelinkedrole.html

import type { ResourceType } from '../../../contracts/resource-type.ts';
import { AwsFault } from '../../../kernel/faults.ts';

export const serviceLinkedRoleResource: ResourceType = {
  type: 'AWS::IAM::ServiceLinkedRole',

  create({ properties }, ctx) {
    const { Role } = ctx.call('iam', 'CreateServiceLinkedRole', {
      AWSServiceName: properties.AWSServiceName as string,
      CustomSuffix: properties.CustomSuffix as string | undefined,
      Description: properties.Description as string | undefined,
    });
    return { status: 'success', physicalId: Role!.RoleName! };
  },

  update(name, { properties }, ctx) {
    ctx.call('iam', 'UpdateRole', { RoleName: name, Description: (properties.Description as string) ?? '' });
    return { status: 'success', physicalId: name };
  },

  delete(name, _request, ctx) {
    try {
      ctx.call('iam', 'DeleteServiceLinkedRole', { RoleName: name });
    } catch (error) {
      if (!(error instanceof AwsFault && error.code === 'NoSuchEntity')) throw error;
    }
    return { status: 'success', physicalId: name };
  },

  read(name, { CustomSuffix }, ctx) {
    const { Role } = ctx.call('iam', 'GetRole', { RoleName: name });
    return {
      AWSServiceName: Role!.Path!.split('/')[2],
      Description: Role!.Description,
      ...(name.endsWith(`_${CustomSuffix}`) && { CustomSuffix }),
    };
  },

  attributes: (name) => ({ RoleName: name }),
};
