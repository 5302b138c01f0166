// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-instanceprofile.html

import type { Properties, ResourceType } from '../../../contracts/resource-type.ts';
import { AwsFault } from '../../../kernel/faults.ts';

interface InstanceProfileProperties {
  readonly InstanceProfileName?: string;
  readonly Path?: string;
  readonly Roles: readonly string[];
}

export const instanceProfileResource: ResourceType = {
  type: 'AWS::IAM::InstanceProfile',

  create(request, ctx) {
    const { InstanceProfileName, Path, Roles } = read(request.properties);
    const name = InstanceProfileName ?? request.generatedName(128);
    ctx.call('iam', 'CreateInstanceProfile', { InstanceProfileName: name, Path });
    for (const RoleName of Roles) {
      ctx.call('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: name, RoleName });
    }
    return { status: 'success', physicalId: name };
  },

  update(name, request, ctx) {
    const { InstanceProfile } = ctx.call('iam', 'GetInstanceProfile', { InstanceProfileName: name });
    const held = (InstanceProfile?.Roles ?? []).map((role) => role.RoleName!);
    const wanted = read(request.properties).Roles;
    for (const RoleName of held.filter((role) => !wanted.includes(role))) {
      ctx.call('iam', 'RemoveRoleFromInstanceProfile', { InstanceProfileName: name, RoleName });
    }
    for (const RoleName of wanted.filter((role) => !held.includes(role))) {
      ctx.call('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: name, RoleName });
    }
    return { status: 'success', physicalId: name };
  },

  delete(name, _request, ctx) {
    try {
      const { InstanceProfile } = ctx.call('iam', 'GetInstanceProfile', { InstanceProfileName: name });
      for (const role of InstanceProfile?.Roles ?? []) {
        ctx.call('iam', 'RemoveRoleFromInstanceProfile', {
          InstanceProfileName: name,
          RoleName: role.RoleName,
        });
      }
      ctx.call('iam', 'DeleteInstanceProfile', { InstanceProfileName: name });
    } catch (error) {
      if (!(error instanceof AwsFault && error.code === 'NoSuchEntity')) throw error;
    }
    return { status: 'success', physicalId: name };
  },

  read(name, _properties, ctx) {
    const { InstanceProfile } = ctx.call('iam', 'GetInstanceProfile', { InstanceProfileName: name });
    return { ...InstanceProfile, Roles: InstanceProfile?.Roles?.map(({ RoleName }) => RoleName) };
  },
  attributes(name, ctx) {
    const { InstanceProfile } = ctx.call('iam', 'GetInstanceProfile', { InstanceProfileName: name });
    return { Arn: InstanceProfile?.Arn };
  },
};

const read = (properties: Properties) => properties as unknown as InstanceProfileProperties;
