// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStackResources.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { stackWithIdNotFound, validationError } from '../faults.ts';
import { requireStack } from '../find.ts';
import { resourcesOf, resourceView } from '../views.ts';

export const listStackResources: Operation<'cloudformation', 'ListStackResources'> = (input, ctx) => {
  const stack = requireStack(input.StackName!, ctx, stackWithIdNotFound);
  const listed = page(resourcesOf(stack, ctx), ({ logicalId }) => logicalId, 100, input.NextToken);
  if (!listed) throw validationError('Invalid NextToken');
  return {
    StackResourceSummaries: listed.items.map((record) => {
      return { ...resourceView(record, ctx), LastUpdatedTimestamp: new Date(record.updatedAt) };
    }),
    ...(listed.nextToken ? { NextToken: listed.nextToken } : {}),
  };
};
