// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroupingress.html
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { createRule, readRule, removeRule, updateDescription } from './standalone-rule.ts';

export const securityGroupIngressResource: ResourceType = {
  type: 'AWS::EC2::SecurityGroupIngress',
  create: (request, ctx) => createRule(request, false, ctx),
  update: updateDescription,
  delete: removeRule,
  // The id says it better, and templates may have both.
  unread: ['GroupName', 'SourceSecurityGroupName', 'SourceSecurityGroupOwnerId'],
  read: readRule,
  attributes: (id) => ({ Id: id }),
};
