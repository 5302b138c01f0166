// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroupegress.html
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { createRule, readRule, removeRule, updateDescription } from './standalone-rule.ts';

export const securityGroupEgressResource: ResourceType = {
  type: 'AWS::EC2::SecurityGroupEgress',
  create: (request, ctx) => createRule(request, true, ctx),
  update: updateDescription,
  delete: removeRule,
  read: readRule,
  attributes: (id) => ({ Id: id }),
};
