// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html

import type { Properties, ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { policyText } from './policy-text.ts';

interface RoleProperties {
  readonly RoleName?: string;
  readonly Path?: string;
  readonly AssumeRolePolicyDocument?: unknown;
  readonly Description?: string;
  readonly MaxSessionDuration?: number;
  readonly PermissionsBoundary?: string;
  readonly ManagedPolicyArns?: readonly string[];
  readonly Policies?: readonly { readonly PolicyName: string; readonly PolicyDocument: unknown }[];
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[];
}

export const roleResource: ResourceType = {
  type: 'AWS::IAM::Role',

  create(request, ctx) {
    const properties = request.properties as RoleProperties;
    const name = properties.RoleName ?? request.generatedName(64);
    ctx.call('iam', 'CreateRole', {
      RoleName: name,
      Path: properties.Path,
      AssumeRolePolicyDocument: policyText(properties.AssumeRolePolicyDocument),
      Description: properties.Description,
      MaxSessionDuration: properties.MaxSessionDuration,
      PermissionsBoundary: properties.PermissionsBoundary,
      Tags: tagsOf(request),
    });
    putPolicies(name, properties, ctx);
    return { status: 'success', physicalId: name };
  },

  update(name, request, ctx) {
    const properties = request.properties as RoleProperties;
    const previous = request.previous as RoleProperties;
    ctx.call('iam', 'UpdateAssumeRolePolicy', {
      RoleName: name,
      PolicyDocument: policyText(properties.AssumeRolePolicyDocument),
    });
    ctx.call('iam', 'UpdateRole', {
      RoleName: name,
      Description: properties.Description ?? '',
      MaxSessionDuration: properties.MaxSessionDuration ?? 3600,
    });
    if (properties.PermissionsBoundary) {
      ctx.call('iam', 'PutRolePermissionsBoundary', {
        RoleName: name,
        PermissionsBoundary: properties.PermissionsBoundary,
      });
    } else if (previous.PermissionsBoundary) {
      ctx.call('iam', 'DeleteRolePermissionsBoundary', { RoleName: name });
    }
    removePolicies(name, previous, properties, ctx);
    putPolicies(name, properties, ctx);
    const tags = tagsOf(request);
    const before = ctx.call('iam', 'ListRoleTags', { RoleName: name }).Tags ?? [];
    const gone = before.map((tag) => tag.Key!).filter((key) => !tags.some((tag) => tag.Key === key));
    if (gone.length > 0) ctx.call('iam', 'UntagRole', { RoleName: name, TagKeys: gone });
    if (tags.length > 0) ctx.call('iam', 'TagRole', { RoleName: name, Tags: tags });
    return { status: 'success', physicalId: name };
  },

  delete(name, request, ctx) {
    try {
      removePolicies(name, request.properties as RoleProperties, {}, ctx);
      ctx.call('iam', 'DeleteRole', { RoleName: name });
    } catch (error) {
      if (!(error instanceof AwsFault && error.code === 'NoSuchEntity')) throw error;
    }
    return { status: 'success', physicalId: name };
  },

  read(RoleName, _properties, ctx) {
    const { Role } = ctx.call('iam', 'GetRole', { RoleName });
    const { AttachedPolicies } = ctx.call('iam', 'ListAttachedRolePolicies', { RoleName });
    const { PolicyNames = [] } = ctx.call('iam', 'ListRolePolicies', { RoleName });
    return {
      ...Role,
      AssumeRolePolicyDocument: decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ''),
      PermissionsBoundary: Role?.PermissionsBoundary?.PermissionsBoundaryArn,
      ManagedPolicyArns: AttachedPolicies?.map(({ PolicyArn }) => PolicyArn),
      Policies: PolicyNames.map((PolicyName) => {
        const { PolicyDocument = '' } = ctx.call('iam', 'GetRolePolicy', { RoleName, PolicyName });
        return { PolicyName, PolicyDocument: decodeURIComponent(PolicyDocument) };
      }),
    };
  },
  attributes(name, ctx): Properties {
    const { Role } = ctx.call('iam', 'GetRole', { RoleName: name });
    return { Arn: Role?.Arn, RoleId: Role?.RoleId };
  },
};

function putPolicies(name: string, properties: RoleProperties, ctx: Context): void {
  for (const PolicyArn of properties.ManagedPolicyArns ?? []) {
    ctx.call('iam', 'AttachRolePolicy', { RoleName: name, PolicyArn });
  }
  for (const { PolicyName, PolicyDocument } of properties.Policies ?? []) {
    ctx.call('iam', 'PutRolePolicy', {
      RoleName: name,
      PolicyName,
      PolicyDocument: policyText(PolicyDocument),
    });
  }
}

/** Removes the policies that are in `before` but not in `after`. Policies attached by other means stay. */
function removePolicies(name: string, before: RoleProperties, after: RoleProperties, ctx: Context): void {
  const attached = ctx.call('iam', 'ListAttachedRolePolicies', { RoleName: name }).AttachedPolicies ?? [];
  for (const PolicyArn of before.ManagedPolicyArns ?? []) {
    const held = attached.some((policy) => policy.PolicyArn === PolicyArn);
    if (held && !after.ManagedPolicyArns?.includes(PolicyArn)) {
      ctx.call('iam', 'DetachRolePolicy', { RoleName: name, PolicyArn });
    }
  }
  const inline = ctx.call('iam', 'ListRolePolicies', { RoleName: name }).PolicyNames ?? [];
  for (const { PolicyName } of before.Policies ?? []) {
    const kept = after.Policies?.some((policy) => policy.PolicyName === PolicyName);
    if (inline.includes(PolicyName) && !kept)
      ctx.call('iam', 'DeleteRolePolicy', { RoleName: name, PolicyName });
  }
}

function tagsOf({ properties, tags }: ResourceRequest): { Key: string; Value: string }[] {
  const own = (properties as RoleProperties).Tags ?? [];
  return [...tags.filter((tag) => !own.some((other) => other.Key === tag.Key)), ...own].filter(
    // IAM accepts no tags with the prefix aws:, not even from CloudFormation.
    (tag) => !tag.Key.startsWith('aws:'),
  );
}
