// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeMetricFilters.html
import type { MetricFilter } from '@aws-sdk/client-cloudwatch-logs';
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidParameter } from '../faults.ts';
import { requireGroup } from '../find.ts';
import { pageLimit } from '../page-limit.ts';
import { type MetricFilterRecord, metricFilterKey, metricFilters } from '../state.ts';

export const describeMetricFilters: Operation<'logs', 'DescribeMetricFilters'> = (input, ctx) => {
  const { logGroupName, metricName, metricNamespace } = input;
  if (logGroupName !== undefined) requireGroup(ctx, { name: logGroupName });
  if ((metricName === undefined) !== (metricNamespace === undefined))
    throw invalidParameter('metricName and metricNamespace must be specified together.');
  const matching = ctx
    .all(metricFilters)
    .filter(({ group }) => logGroupName === undefined || group === logGroupName)
    .filter(({ name }) => name.startsWith(input.filterNamePrefix ?? ''))
    .filter(
      ({ transformation: own }) =>
        metricName === undefined ||
        (own.metricName === metricName && own.metricNamespace === metricNamespace),
    );
  const result = page(matching, metricFilterKey, pageLimit(input.limit, 50), input.nextToken);
  if (!result) throw invalidParameter('The specified nextToken is invalid.');
  return { metricFilters: result.items.map(view), nextToken: result.nextToken };
};

const view = ({
  group,
  name,
  pattern,
  transformation,
  transformed,
  createdAt,
}: MetricFilterRecord): MetricFilter => ({
  filterName: name,
  filterPattern: pattern,
  metricTransformations: [transformation as NonNullable<MetricFilter['metricTransformations']>[number]],
  creationTime: createdAt,
  logGroupName: group,
  applyOnTransformedLogs: transformed ?? false,
});
