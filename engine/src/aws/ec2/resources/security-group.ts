// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html
// Inline egress rules replace the rule that allows all outbound traffic.

import type { IpPermission } from '@aws-sdk/client-ec2';
import type { Properties, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { requireSecurityGroup } from '../find/require.ts';
import { rulesOf } from '../find/security-group.ts';
import { securityGroupTable } from '../state.ts';
import { deleteWhenFree } from './delete-when-free.ts';
import { hasPeer, type InlineRule, inlineRuleOf, permissionOf } from './inline-rule.ts';
import { replaceTags, tagSpecifications } from './tags.ts';

const everything: readonly InlineRule[] = [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }];

export const securityGroupResource: ResourceType = {
  type: 'AWS::EC2::SecurityGroup',
  create(request, ctx) {
    const { properties } = request;
    const { GroupId = '' } = ctx.call('ec2', 'CreateSecurityGroup', {
      GroupName: (properties.GroupName as string | undefined) ?? request.generatedName(255),
      Description: properties.GroupDescription as string,
      VpcId: properties.VpcId as string | undefined,
      TagSpecifications: tagSpecifications(request, 'security-group'),
    });
    changeRules(ctx, GroupId, {}, properties);
    return { status: 'success', physicalId: GroupId };
  },
  update(id, request, ctx) {
    changeRules(ctx, id, request.previous, request.properties);
    replaceTags(ctx, id, 'security-group', request);
    return { status: 'success', physicalId: id };
  },
  delete(id, request, ctx) {
    return deleteWhenFree(id, request, ctx, () => {
      if (ctx.get(securityGroupTable, id)) ctx.call('ec2', 'DeleteSecurityGroup', { GroupId: id });
    });
  },
  read(id, _properties, ctx) {
    const { Description, ...group } = ctx.call('ec2', 'DescribeSecurityGroups', { GroupIds: [id] })
      .SecurityGroups![0]!;
    const rules = rulesOf(ctx, id);
    return {
      ...group,
      GroupDescription: Description,
      SecurityGroupIngress: rules.filter(({ IsEgress }) => !IsEgress).map(inlineRuleOf),
      SecurityGroupEgress: rules.filter(({ IsEgress }) => IsEgress).map(inlineRuleOf),
    };
  },
  attributes(id, ctx) {
    return { GroupId: id, Id: id, VpcId: requireSecurityGroup(ctx, id).VpcId };
  },
};

const ingress = (properties: Properties) =>
  (properties.SecurityGroupIngress as readonly InlineRule[] | undefined) ?? [];
const egress = (properties: Properties) => {
  const rules = (properties.SecurityGroupEgress as readonly InlineRule[] | undefined) ?? [];
  return rules.length > 0 ? rules : everything;
};

/** Changes only the rules that differ, and so keeps the rules that are resources of their own. */
function changeRules(ctx: Context, GroupId: string, before: Properties, after: Properties): void {
  const textsOf = (rules: readonly InlineRule[]) =>
    new Set(
      rules
        .map(permissionOf)
        .filter(hasPeer)
        .map((rule) => JSON.stringify(rule)),
    );
  const missing = (a: readonly InlineRule[], b: readonly InlineRule[]) => {
    const [texts, present] = [textsOf(a), textsOf(b)];
    return [...texts].filter((text) => !present.has(text)).map((text) => JSON.parse(text) as IpPermission);
  };
  const revokedIn = missing(ingress(before), ingress(after));
  const revokedOut = missing(egress(before), egress(after));
  const addedIn = missing(ingress(after), ingress(before));
  const addedOut = missing(egress(after), egress(before));
  if (revokedIn.length > 0) {
    ctx.call('ec2', 'RevokeSecurityGroupIngress', { GroupId, IpPermissions: revokedIn });
  }
  if (revokedOut.length > 0) {
    ctx.call('ec2', 'RevokeSecurityGroupEgress', { GroupId, IpPermissions: revokedOut });
  }
  for (const rule of addedIn)
    unlessThere(() => ctx.call('ec2', 'AuthorizeSecurityGroupIngress', { GroupId, IpPermissions: [rule] }));
  for (const rule of addedOut)
    unlessThere(() => ctx.call('ec2', 'AuthorizeSecurityGroupEgress', { GroupId, IpPermissions: [rule] }));
}

/**
 * CloudFormation ignores that an inline rule is there already, for example twice with two descriptions:
 * https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1534
 */
function unlessThere(authorize: () => void): void {
  try {
    authorize();
  } catch (error) {
    if (!(error instanceof AwsFault && error.code === 'InvalidPermission.Duplicate')) throw error;
  }
}
