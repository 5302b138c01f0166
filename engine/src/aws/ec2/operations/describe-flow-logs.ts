// EC2 API, DescribeFlowLogs: its filters are called `Filter`.
import type { Operation } from '../../../kernel/context.ts';
import { select } from '../describe/selection.ts';
import { flowLogs } from '../views/flow-log.ts';

export const describeFlowLogs: Operation<'ec2', 'DescribeFlowLogs'> = (input, ctx) => {
  const { items, NextToken } = select(ctx, flowLogs, input.FlowLogIds, {
    Filters: input.Filter,
    MaxResults: input.MaxResults,
    NextToken: input.NextToken,
  });
  return { FlowLogs: items, NextToken };
};
