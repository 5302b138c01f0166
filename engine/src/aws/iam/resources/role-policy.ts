// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-rolepolicy.html
import { inlinePolicyType } from './inline-policy-type.ts';

export const rolePolicyResource = inlinePolicyType('Role');
