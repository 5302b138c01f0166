// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { requirePolicy } from '../find.ts';
import { awsManagedPolicy, isAwsManaged } from '../policies/aws-managed.ts';
import { policyView } from '../views.ts';

export const getPolicy: Operation<'iam', 'GetPolicy'> = (input, ctx) => ({
  Policy: isAwsManaged(input.PolicyArn!)
    ? awsManagedPolicy(input.PolicyArn!, ctx)
    : policyView(requirePolicy(input.PolicyArn, ctx), ctx),
});
