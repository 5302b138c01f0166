// The metrics that an alarm watches: one, or those of its metric math.
import { dimensionsOf } from '../metrics/metric-data.ts';
import type { AlarmRecord, MetricName } from '../state.ts';

export function metricsOf({ metric, queries = [] }: AlarmRecord): readonly MetricName[] {
  if (metric) return [metric];
  return queries.flatMap(({ MetricStat }) => {
    const { Namespace: namespace = '', MetricName: name = '', Dimensions } = MetricStat?.Metric ?? {};
    return MetricStat ? [{ namespace, name, dimensions: dimensionsOf(Dimensions) }] : [];
  });
}
