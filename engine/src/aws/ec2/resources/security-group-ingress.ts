// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroupingress.html
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { type InlineRule, permissionOf } from './inline-rule.ts';
import { removeRule, updateDescription } from './standalone-rule.ts';

export const securityGroupIngressResource: ResourceType = {
  type: 'AWS::EC2::SecurityGroupIngress',
  create({ properties }, ctx) {
    const [rule] = ctx.call('ec2', 'AuthorizeSecurityGroupIngress', {
      GroupId: properties.GroupId as string | undefined,
      GroupName: properties.GroupName as string | undefined,
      IpPermissions: [permissionOf(properties as unknown as InlineRule)],
    }).SecurityGroupRules!;
    return { status: 'success', physicalId: rule?.SecurityGroupRuleId ?? '' };
  },
  update: updateDescription,
  delete: removeRule,
  attributes: (id) => ({ Id: id }),
};
