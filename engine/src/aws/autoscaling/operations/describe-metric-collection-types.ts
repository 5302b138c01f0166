// Auto Scaling API, DescribeMetricCollectionTypes.
import type { Operation } from '../../../kernel/context.ts';
import { groupMetrics } from '../group/metrics.ts';

export const describeMetricCollectionTypes: Operation<
  'autoscaling',
  'DescribeMetricCollectionTypes'
> = () => ({
  Metrics: groupMetrics.map((Metric) => ({ Metric })),
  Granularities: [{ Granularity: '1Minute' }],
});
