// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-rolepolicy.html

import type { Properties, ResourceType } from '../../../contracts/resource-type.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { policyText } from './policy-text.ts';

interface RolePolicyProperties {
  readonly RoleName: string;
  readonly PolicyName: string;
  readonly PolicyDocument?: unknown;
}

const read = (properties: Properties) => properties as unknown as RolePolicyProperties;

export const rolePolicyResource: ResourceType = {
  type: 'AWS::IAM::RolePolicy',

  create({ properties }, ctx) {
    const { RoleName, PolicyName, PolicyDocument } = read(properties);
    ctx.call('iam', 'PutRolePolicy', { RoleName, PolicyName, PolicyDocument: policyText(PolicyDocument) });
    return { status: 'success', physicalId: `${PolicyName}|${RoleName}` };
  },

  update(physicalId, { properties }, ctx) {
    const { RoleName, PolicyName, PolicyDocument } = read(properties);
    ctx.call('iam', 'PutRolePolicy', { RoleName, PolicyName, PolicyDocument: policyText(PolicyDocument) });
    return { status: 'success', physicalId };
  },

  delete(physicalId, _request, ctx) {
    const [PolicyName, RoleName] = physicalId.split('|');
    try {
      ctx.call('iam', 'DeleteRolePolicy', { RoleName, PolicyName });
    } catch (error) {
      if (!(error instanceof AwsFault && error.code === 'NoSuchEntity')) throw error;
    }
    return { status: 'success', physicalId };
  },

  read(physicalId, _properties, ctx) {
    const [PolicyName, RoleName] = physicalId.split('|');
    const found = ctx.call('iam', 'GetRolePolicy', { RoleName, PolicyName });
    return { ...found, PolicyDocument: decodeURIComponent(found.PolicyDocument ?? '') };
  },
  attributes: () => ({}),
};
