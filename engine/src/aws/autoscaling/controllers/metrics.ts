// Sends the metrics of groups that collect them to CloudWatch, once a minute.
import type { MetricDatum } from '@aws-sdk/client-cloudwatch';
import type { Controller } from '../../../kernel/controller.ts';
import { membersOf } from '../find.ts';
import { groupMetricValues } from '../group/metrics.ts';
import { groupTable } from '../state.ts';

interface Snapshot {
  readonly data: readonly MetricDatum[];
}

const minuteMs = 60_000;

export const metricsController: Controller<Snapshot, readonly MetricDatum[]> = {
  name: 'autoscaling/metrics',
  keys: (state) => state.keys(groupTable),
  watches: { 'autoscaling/groups': (name) => [name] },
  observe(state, name) {
    const group = state.get(groupTable, name);
    if (!group || group.EnabledMetrics.length === 0) return undefined;
    const values = groupMetricValues(group, membersOf(state, name));
    const Dimensions = [{ Name: 'AutoScalingGroupName', Value: name }];
    return {
      data: group.EnabledMetrics.flatMap((MetricName) => {
        const Value = Object.hasOwn(values, MetricName) ? values[MetricName] : undefined;
        return Value === undefined ? [] : [{ MetricName, Value, Unit: 'None' as const, Dimensions }];
      }),
    };
  },
  // An early run, because the group changed, only adds a sample.
  plan: ({ data }, now) => ({ steps: data.length > 0 ? [data] : [], revisitAt: now + minuteMs }),
  apply(data, ctx) {
    ctx.call('cloudwatch', 'PutMetricData', {
      Namespace: 'AWS/AutoScaling',
      MetricData: data.map((datum) => ({ ...datum, Timestamp: new Date(ctx.now) })),
    });
  },
};
