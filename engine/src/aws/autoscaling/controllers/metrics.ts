// Sends the metrics of groups that collect them to CloudWatch, once a minute.
import { type MeasuredMetric, measuredOnce, sameDimensions } from '../../../contracts/measured.ts';
import type { Controller } from '../../../kernel/controller.ts';
import { membersOf } from '../find.ts';
import { groupMetricValues } from '../group/metrics.ts';
import { groupTable } from '../state.ts';

interface Snapshot {
  readonly metrics: readonly MeasuredMetric[];
}

const minuteMs = 60_000;

export const metricsController: Controller<Snapshot, readonly MeasuredMetric[]> = {
  name: 'autoscaling/metrics',
  keys: (state) => state.keys(groupTable),
  watches: { 'autoscaling/groups': (name) => [name] },
  observe(state, name) {
    const group = state.get(groupTable, name);
    if (!group || group.EnabledMetrics.length === 0) return undefined;
    const values = groupMetricValues(group, membersOf(state, name));
    const dimensions = sameDimensions({ AutoScalingGroupName: name });
    return {
      metrics: group.EnabledMetrics.flatMap((metric) => {
        const value = Object.hasOwn(values, metric) ? values[metric] : undefined;
        return value === undefined ? [] : [measuredOnce(metric, dimensions, 'None', value)];
      }),
    };
  },
  // An early run, because the group changed, only adds a sample.
  plan: ({ metrics }, now) => ({ steps: metrics.length > 0 ? [metrics] : [], revisitAt: now + minuteMs }),
  apply(metrics, ctx) {
    ctx.tell('metrics/measured', { namespace: 'AWS/AutoScaling', at: ctx.now, metrics });
  },
};
