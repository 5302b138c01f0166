// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { awsManagedPolicy, isAwsManaged } from '../aws-managed-policy.ts';
import { findPolicy } from '../find-entity.ts';
import { shownPolicy } from '../shown.ts';

export const getPolicy: Operation<'iam', 'GetPolicy'> = (input, ctx) => ({
  Policy: isAwsManaged(input.PolicyArn!)
    ? awsManagedPolicy(input.PolicyArn!, ctx)
    : shownPolicy(findPolicy(input.PolicyArn, ctx), ctx),
});
