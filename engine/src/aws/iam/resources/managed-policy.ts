// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-managedpolicy.html

import type { Properties, ResourceType } from '../../../contracts/resource-type.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { attachPolicy, detachPolicy, type EntityKind } from './entity-policies.ts';
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
    for (const { kind, name } of entitiesOf(properties)) attachPolicy(kind, name, Policy!.Arn!, ctx);
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
    const wanted = entitiesOf(properties);
    for (const { kind, name } of entitiesOf(read(request.previous)))
      if (!wanted.some((each) => each.kind === kind && each.name === name))
        detachPolicy(kind, name, arn, ctx);
    for (const { kind, name } of wanted) attachPolicy(kind, name, arn, ctx);
    return { status: 'success', physicalId: arn };
  },

  delete(arn, request, ctx) {
    for (const { kind, name } of entitiesOf(read(request.properties))) detachPolicy(kind, name, arn, ctx);
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
    const { PolicyRoles, PolicyUsers, PolicyGroups } = ctx.call('iam', 'ListEntitiesForPolicy', {
      PolicyArn: arn,
    });
    return {
      ...Policy,
      ManagedPolicyName: Policy?.PolicyName,
      PolicyDocument: decodeURIComponent(PolicyVersion?.Document ?? ''),
      Roles: PolicyRoles?.map(({ RoleName }) => RoleName),
      Users: PolicyUsers?.map(({ UserName }) => UserName),
      Groups: PolicyGroups?.map(({ GroupName }) => GroupName),
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

function entitiesOf({ Roles = [], Users = [], Groups = [] }: ManagedPolicyProperties) {
  const all = (kind: EntityKind, names: readonly string[]) => names.map((name) => ({ kind, name }));
  return [...all('Role', Roles), ...all('User', Users), ...all('Group', Groups)];
}
