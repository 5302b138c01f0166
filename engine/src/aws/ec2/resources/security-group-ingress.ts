// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroupingress.html
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { createRule, removeRule, updateDescription } from './standalone-rule.ts';

export const securityGroupIngressResource: ResourceType = {
  type: 'AWS::EC2::SecurityGroupIngress',
  create: (request, ctx) => createRule(request, false, ctx),
  update: updateDescription,
  delete: removeRule,
  attributes: (id) => ({ Id: id }),
};
