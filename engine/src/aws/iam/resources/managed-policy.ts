// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-managedpolicy.html

import type { Properties, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { invalidInput } from '../faults.ts';
import { policyText } from './policy-text.ts';

interface ManagedPolicyProperties {
  readonly ManagedPolicyName?: string;
  readonly Path?: string;
  readonly Description?: string;
  readonly PolicyDocument: unknown;
  readonly Roles?: readonly string[];
  readonly Users?: readonly string[];
  readonly Groups?: readonly string[];
}

export const managedPolicyResource: ResourceType = {
  type: 'AWS::IAM::ManagedPolicy',

  create(request, ctx) {
    const properties = read(request.properties);
    const { Policy } = ctx.call('iam', 'CreatePolicy', {
      PolicyName: properties.ManagedPolicyName ?? request.generatedName(128),
      Path: properties.Path,
      Description: properties.Description,
      PolicyDocument: policyText(properties.PolicyDocument),
    });
    attach(Policy!.Arn!, properties, ctx);
    return { status: 'success', physicalId: Policy!.Arn! };
  },

  update(arn, request, ctx) {
    const properties = read(request.properties);
    const text = policyText(properties.PolicyDocument);
    if (text !== policyText(read(request.previous).PolicyDocument)) {
      const versions = ctx.call('iam', 'ListPolicyVersions', { PolicyArn: arn }).Versions ?? [];
      const oldest = versions.findLast((version) => !version.IsDefaultVersion);
      if (versions.length >= 5 && oldest) {
        ctx.call('iam', 'DeletePolicyVersion', { PolicyArn: arn, VersionId: oldest.VersionId });
      }
      ctx.call('iam', 'CreatePolicyVersion', { PolicyArn: arn, PolicyDocument: text, SetAsDefault: true });
    }
    for (const RoleName of read(request.previous).Roles ?? []) {
      if (!properties.Roles?.includes(RoleName)) detach(arn, RoleName, ctx);
    }
    attach(arn, properties, ctx);
    return { status: 'success', physicalId: arn };
  },

  delete(arn, request, ctx) {
    for (const RoleName of read(request.properties).Roles ?? []) detach(arn, RoleName, ctx);
    try {
      for (const version of ctx.call('iam', 'ListPolicyVersions', { PolicyArn: arn }).Versions ?? []) {
        if (!version.IsDefaultVersion) {
          ctx.call('iam', 'DeletePolicyVersion', { PolicyArn: arn, VersionId: version.VersionId });
        }
      }
      ctx.call('iam', 'DeletePolicy', { PolicyArn: arn });
    } catch (error) {
      if (!(error instanceof AwsFault && error.code === 'NoSuchEntity')) throw error;
    }
    return { status: 'success', physicalId: arn };
  },

  read(arn, _properties, ctx) {
    const { Policy } = ctx.call('iam', 'GetPolicy', { PolicyArn: arn });
    const { PolicyVersion } = ctx.call('iam', 'GetPolicyVersion', {
      PolicyArn: arn,
      VersionId: Policy?.DefaultVersionId,
    });
    const { PolicyRoles } = ctx.call('iam', 'ListEntitiesForPolicy', { PolicyArn: arn });
    return {
      ...Policy,
      ManagedPolicyName: Policy?.PolicyName,
      PolicyDocument: decodeURIComponent(PolicyVersion?.Document ?? ''),
      Roles: PolicyRoles?.map(({ RoleName }) => RoleName),
    };
  },
  attributes(arn, ctx) {
    const { Policy } = ctx.call('iam', 'GetPolicy', { PolicyArn: arn });
    return {
      PolicyArn: arn,
      PolicyId: Policy?.PolicyId,
      DefaultVersionId: Policy?.DefaultVersionId,
      AttachmentCount: Policy?.AttachmentCount,
      PermissionsBoundaryUsageCount: Policy?.PermissionsBoundaryUsageCount,
      IsAttachable: Policy?.IsAttachable,
      CreateDate: Policy?.CreateDate?.toISOString(),
      UpdateDate: Policy?.UpdateDate?.toISOString(),
    };
  },
};

const read = (properties: Properties) => properties as unknown as ManagedPolicyProperties;

function attach(
  arn: string,
  { Roles = [], Users = [], Groups = [] }: ManagedPolicyProperties,
  ctx: Context,
): void {
  if (Users.length > 0 || Groups.length > 0) {
    throw invalidInput(
      'AWS::IAM::ManagedPolicy: policies of users and groups are not simulated, only those of roles.',
    );
  }
  for (const RoleName of Roles) ctx.call('iam', 'AttachRolePolicy', { RoleName, PolicyArn: arn });
}

function detach(arn: string, RoleName: string, ctx: Context): void {
  try {
    ctx.call('iam', 'DetachRolePolicy', { RoleName, PolicyArn: arn });
  } catch (error) {
    if (!(error instanceof AwsFault && error.code === 'NoSuchEntity')) throw error;
  }
}
