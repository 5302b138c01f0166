// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-userpolicy.html
import { inlinePolicyType } from './inline-policy-type.ts';

export const userPolicyResource = inlinePolicyType('User');
