// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-policy.html
// An inline policy of each of its roles. Groups and policies of users are not simulated, and are refused.

import type { Properties, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { invalidInput } from '../faults.ts';
import { policyText } from './policy-text.ts';

interface PolicyProperties {
  readonly PolicyName: string;
  readonly PolicyDocument: unknown;
  readonly Roles?: readonly string[];
  readonly Users?: readonly string[];
  readonly Groups?: readonly string[];
}

export const policyResource: ResourceType = {
  type: 'AWS::IAM::Policy',

  create(request, ctx) {
    putPolicy(request.properties, ctx);
    return { status: 'success', physicalId: request.generatedName(40) };
  },

  update(physicalId, request, ctx) {
    const after = read(request.properties);
    putPolicy(request.properties, ctx);
    for (const RoleName of read(request.previous).Roles ?? []) {
      const kept = after.Roles?.includes(RoleName) && after.PolicyName === read(request.previous).PolicyName;
      if (!kept) removePolicy(RoleName, read(request.previous).PolicyName, ctx);
    }
    return { status: 'success', physicalId };
  },

  delete(physicalId, request, ctx) {
    const { PolicyName, Roles = [] } = read(request.properties);
    for (const RoleName of Roles) removePolicy(RoleName, PolicyName, ctx);
    return { status: 'success', physicalId };
  },

  read(_physicalId, properties, ctx) {
    const { PolicyName, Roles = [] } = read(properties);
    const held = Roles.flatMap((RoleName) => {
      const { PolicyNames = [] } = ctx.call('iam', 'ListRolePolicies', { RoleName });
      if (!PolicyNames.includes(PolicyName)) return [];
      const { PolicyDocument = '' } = ctx.call('iam', 'GetRolePolicy', { RoleName, PolicyName });
      return [{ RoleName, text: decodeURIComponent(PolicyDocument) }];
    });
    const expected = policyText(read(properties).PolicyDocument);
    const changed = held.find(({ text }) => text !== expected) ?? held[0];
    return (
      changed && { PolicyName, PolicyDocument: changed.text, Roles: held.map(({ RoleName }) => RoleName) }
    );
  },
  attributes: (physicalId) => ({ Id: physicalId }),
};

const read = (properties: Properties) => properties as unknown as PolicyProperties;

function putPolicy(properties: Properties, ctx: Context): void {
  const { PolicyName, PolicyDocument, Roles = [], Users = [], Groups = [] } = read(properties);
  if (Users.length > 0 || Groups.length > 0) {
    throw invalidInput(
      'AWS::IAM::Policy: policies of users and groups are not simulated, only those of roles.',
    );
  }
  if (Roles.length === 0) {
    throw invalidInput('At least one of [Groups,Roles,Users] must be non-empty.');
  }
  for (const RoleName of Roles) {
    ctx.call('iam', 'PutRolePolicy', { RoleName, PolicyName, PolicyDocument: policyText(PolicyDocument) });
  }
}

function removePolicy(RoleName: string, PolicyName: string, ctx: Context): void {
  try {
    ctx.call('iam', 'DeleteRolePolicy', { RoleName, PolicyName });
  } catch (error) {
    if (!(error instanceof AwsFault && error.code === 'NoSuchEntity')) throw error;
  }
}
