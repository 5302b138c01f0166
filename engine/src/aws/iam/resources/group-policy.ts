// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-grouppolicy.html
import { inlinePolicyType } from './inline-policy-type.ts';

export const groupPolicyResource = inlinePolicyType('Group');
