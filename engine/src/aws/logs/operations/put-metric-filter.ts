// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html
import type { MetricTransformation } from '@aws-sdk/client-cloudwatch-logs';
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { invalidParameter } from '../faults.ts';
import { requireGroup } from '../find.ts';
import { compileFilter } from '../patterns/pattern.ts';
import { quotas } from '../quotas.ts';
import { type MetricFilterRecord, metricFilterKey, metricFilters, metricFiltersByGroup } from '../state.ts';

const maxDimensions = 3;

export const putMetricFilter: Operation<'logs', 'PutMetricFilter'> = (input, ctx) => {
  const group = requireGroup(ctx, { name: input.logGroupName });
  const name = input.filterName!;
  const transformation = input.metricTransformations![0]!;
  check(transformation, input.filterPattern!);
  const key = metricFilterKey({ group: group.name, name });
  const known = ctx.get(metricFilters, key);
  if (!known) checkQuota(ctx, quotas.metricFilters, ctx.countBy(metricFiltersByGroup, group.name) + 1);
  const record: MetricFilterRecord = {
    group: group.name,
    name,
    pattern: input.filterPattern!,
    transformation: transformation as MetricFilterRecord['transformation'],
    ...(input.applyOnTransformedLogs === undefined ? {} : { transformed: input.applyOnTransformedLogs }),
    createdAt: known?.createdAt ?? ctx.now,
  };
  ctx.put(metricFilters, key, plain(record));
  return {};
};

function check(
  { metricValue = '', defaultValue, dimensions = {} }: MetricTransformation,
  pattern: string,
): void {
  compileFilter(pattern);
  const names = Object.keys(dimensions);
  if (names.length > maxDimensions)
    throw invalidParameter(`A metric transformation has at most ${maxDimensions} dimensions.`);
  if (names.length > 0 && defaultValue !== undefined)
    throw invalidParameter(
      'Invalid metric transformation: dimensions and default value are mutually exclusive properties.',
    );
  const selectors = [...Object.values(dimensions), ...(metricValue.startsWith('$') ? [metricValue] : [])];
  if (!metricValue.startsWith('$') && !Number.isFinite(Number(metricValue || 'x')))
    throw invalidParameter(
      `Invalid metric transformation: metricValue ${metricValue} is neither a number nor a field.`,
    );
  const kind = pattern.trim().charAt(0);
  for (const selector of selectors) {
    const fits = kind === '{' ? /^\$[.[]/.test(selector) : kind === '[' && /^\$\w+$/.test(selector);
    if (!fits) throw invalidParameter(`Invalid metric transformation: the pattern has no field ${selector}.`);
    if (kind === '[' && !pattern.includes(selector.slice(1)))
      throw invalidParameter(`Invalid metric transformation: the pattern has no field ${selector}.`);
  }
}
