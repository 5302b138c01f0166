// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeResourcePolicies.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidParameter } from '../faults.ts';
import { pageLimit } from '../page-limit.ts';
import { policyView } from '../resource-policies/policy.ts';
import { resourcePolicies } from '../state.ts';

/** Those of the account, or of one resource. */
export const describeResourcePolicies: Operation<'logs', 'DescribeResourcePolicies'> = (input, ctx) => {
  const ofResource = input.policyScope === 'RESOURCE' || input.resourceArn !== undefined;
  const found = ctx
    .all(resourcePolicies)
    .filter(({ resourceArn }) => (resourceArn !== undefined) === ofResource)
    .filter(({ resourceArn }) => input.resourceArn === undefined || resourceArn === input.resourceArn);
  const key = ({ name, resourceArn }: (typeof found)[number]) => name ?? resourceArn!;
  const result = page(found, key, pageLimit(input.limit, 50), input.nextToken);
  if (!result) throw invalidParameter('The specified nextToken is invalid.');
  return { resourcePolicies: result.items.map(policyView), nextToken: result.nextToken };
};
