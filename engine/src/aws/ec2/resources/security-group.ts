// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html
// Inline egress rules take the place of the rule that lets everything out.

import type { Properties, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { requireSecurityGroup } from '../find/require.ts';
import { securityGroupTable } from '../state.ts';
import { deleteWhenFree } from './delete-when-free.ts';
import { type InlineRule, permissionOf } from './inline-rule.ts';
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
    change(ctx, GroupId, {}, properties);
    return { status: 'success', physicalId: GroupId };
  },
  update(id, request, ctx) {
    change(ctx, id, request.previous, request.properties);
    replaceTags(ctx, id, 'security-group', request);
    return { status: 'success', physicalId: id };
  },
  delete(id, request, ctx) {
    return deleteWhenFree(id, request, ctx, () => {
      if (ctx.get(securityGroupTable, id)) ctx.call('ec2', 'DeleteSecurityGroup', { GroupId: id });
    });
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

/** Only the rules that differ are touched, so that those that resources of their own added stay. */
function change(ctx: Context, GroupId: string, before: Properties, after: Properties): void {
  const left = (a: readonly InlineRule[], b: readonly InlineRule[]) => {
    const there = new Set(b.map((rule) => JSON.stringify(permissionOf(rule))));
    return a.map(permissionOf).filter((permission) => !there.has(JSON.stringify(permission)));
  };
  const revokedIn = left(ingress(before), ingress(after));
  const revokedOut = left(egress(before), egress(after));
  const addedIn = left(ingress(after), ingress(before));
  const addedOut = left(egress(after), egress(before));
  if (revokedIn.length > 0) {
    ctx.call('ec2', 'RevokeSecurityGroupIngress', { GroupId, IpPermissions: revokedIn });
  }
  if (revokedOut.length > 0) {
    ctx.call('ec2', 'RevokeSecurityGroupEgress', { GroupId, IpPermissions: revokedOut });
  }
  if (addedIn.length > 0) {
    ctx.call('ec2', 'AuthorizeSecurityGroupIngress', { GroupId, IpPermissions: addedIn });
  }
  if (addedOut.length > 0) {
    ctx.call('ec2', 'AuthorizeSecurityGroupEgress', { GroupId, IpPermissions: addedOut });
  }
}
