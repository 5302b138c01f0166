// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeSubscriptionFilters.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidParameter } from '../faults.ts';
import { requireGroup } from '../find.ts';
import { pageLimit } from '../page-limit.ts';
import { subscriptionFilterKey, subscriptionFiltersByGroup } from '../state.ts';

export const describeSubscriptionFilters: Operation<'logs', 'DescribeSubscriptionFilters'> = (input, ctx) => {
  const group = requireGroup(ctx, { name: input.logGroupName });
  const found = ctx
    .by(subscriptionFiltersByGroup, group.name)
    .filter(({ name }) => name.startsWith(input.filterNamePrefix ?? ''));
  const result = page(found, subscriptionFilterKey, pageLimit(input.limit, 50), input.nextToken);
  if (!result) throw invalidParameter('The specified nextToken is invalid.');
  return {
    subscriptionFilters: result.items.map((filter) => ({
      filterName: filter.name,
      logGroupName: filter.group,
      filterPattern: filter.pattern,
      destinationArn: filter.destinationArn,
      roleArn: filter.roleArn,
      distribution: filter.distribution,
      creationTime: filter.createdAt,
    })),
    nextToken: result.nextToken,
  };
};
