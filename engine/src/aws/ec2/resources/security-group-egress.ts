// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroupegress.html
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { type InlineRule, permissionOf } from './inline-rule.ts';
import { removeRule, updateDescription } from './standalone-rule.ts';

export const securityGroupEgressResource: ResourceType = {
  type: 'AWS::EC2::SecurityGroupEgress',
  create({ properties }, ctx) {
    const [rule] = ctx.call('ec2', 'AuthorizeSecurityGroupEgress', {
      GroupId: properties.GroupId as string,
      IpPermissions: [permissionOf(properties as unknown as InlineRule)],
    }).SecurityGroupRules!;
    return { status: 'success', physicalId: rule?.SecurityGroupRuleId ?? '' };
  },
  update: updateDescription,
  delete: removeRule,
  attributes: (id) => ({ Id: id }),
};
