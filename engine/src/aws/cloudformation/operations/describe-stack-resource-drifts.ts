// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResourceDrifts.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { driftView } from '../drift/view.ts';
import { resourceDrifts } from '../drifts.ts';
import { stackNotFound, validationError } from '../faults.ts';
import { requireStack } from '../find.ts';
import { resourceKey } from '../state.ts';
import { resourcesOf } from '../views.ts';

/** Resources whose type does not support drift detection are not listed, except where that status is asked for. */
export const describeStackResourceDrifts: Operation<'cloudformation', 'DescribeStackResourceDrifts'> = (
  input,
  ctx,
) => {
  const stack = requireStack(input.StackName!, ctx, stackNotFound);
  const wanted = input.StackResourceDriftStatusFilters;
  const found = resourcesOf(stack, ctx).flatMap((record) => {
    const drift = ctx.get(resourceDrifts, resourceKey(stack.stackId, record.logicalId));
    const isWanted = wanted?.length
      ? wanted.includes(drift?.status ?? 'UNKNOWN')
      : drift?.status !== 'NOT_CHECKED';
    return drift && isWanted ? [driftView(record, drift)] : [];
  });
  const listed = page(
    found,
    ({ LogicalResourceId = '' }) => LogicalResourceId,
    input.MaxResults ?? 100,
    input.NextToken,
  );
  if (!listed) throw validationError('Invalid NextToken');
  return {
    StackResourceDrifts: listed.items,
    ...(listed.nextToken === undefined ? {} : { NextToken: listed.nextToken }),
  };
};
