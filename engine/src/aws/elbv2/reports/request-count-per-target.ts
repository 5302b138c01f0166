// RequestCountPerTarget: the average number of requests per target of a group, which scaling policies use. The data
// plane counts requests; how many targets share them is known here.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
import type { TrafficReport } from '@drydock/balancer';
import type { Reader } from '../../../kernel/table.ts';
import { healthByGroup, targetGroups } from '../state.ts';

type Metric = TrafficReport['metrics'][number];

/** @param arnOf by full name */
export function requestCountPerTarget(
  metrics: readonly Metric[],
  arnOf: ReadonlyMap<string, string>,
  state: Reader,
): Metric[] {
  const counted = metrics.filter(({ name, dimensions }) => name === 'RequestCount' && dimensions.TargetGroup);
  return counted.flatMap(({ dimensions, sum, unit }) => {
    const arn = arnOf.get(dimensions.TargetGroup!);
    // It does not apply to functions.
    if (!arn || state.get(targetGroups, arn)?.targetType === 'lambda') return [];
    const each = sum / sharing(arn, dimensions.AvailabilityZone, state);
    // AWS has it with and without the load balancer's dimension.
    return [dimensions, withoutLoadBalancer(dimensions)].map((set) => ({
      name: 'RequestCountPerTarget',
      dimensions: set,
      unit,
      sum: each,
      count: 1,
      min: each,
      max: each,
    }));
  });
}

/** The same object each time of dimensions that never change. */
const withoutLoadBalancers = new WeakMap<Metric['dimensions'], Metric['dimensions']>();

function withoutLoadBalancer(dimensions: Metric['dimensions']): Metric['dimensions'] {
  const known = withoutLoadBalancers.get(dimensions);
  if (known) return known;
  const { LoadBalancer: _, ...rest } = dimensions;
  if (Object.isFrozen(dimensions)) withoutLoadBalancers.set(dimensions, Object.freeze(rest));
  return rest;
}

/** How many healthy targets there are, in a zone or in all; all that are registered where none is healthy. */
function sharing(arn: string, zone: string | undefined, state: Reader): number {
  let [all, healthy] = [0, 0];
  for (const target of state.by(healthByGroup, arn)) {
    if (zone !== undefined && target.zone !== zone) continue;
    all += 1;
    if (target.state === 'healthy') healthy += 1;
  }
  return Math.max(1, healthy > 0 ? healthy : all);
}
