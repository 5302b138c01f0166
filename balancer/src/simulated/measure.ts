// What simulated requests are in the metrics of a load balancer: the same as real ones are (metering/metered-exchange.ts).
import type { MetricName } from '../contract/metrics.ts';
import type { MetricScope } from '../metering/metric-scope.ts';
import type { TrafficMetrics } from '../metering/traffic-metrics.ts';
import type { Plan, Share } from './shares.ts';

/** A request and its answer together. */
const bytesOfRequest = 1000;

export function measure(metrics: TrafficMetrics, plan: Plan, count: number, share: Share): void {
  const { at, routed } = plan;
  if (!at) return;
  const { loadBalancer } = at;
  if (loadBalancer.isNetwork) return;
  const own = metrics.loadBalancer(loadBalancer.fullName, share.zone);
  const capacity = metrics.capacity(loadBalancer.fullName);
  own.add('ProcessedBytes', bytesOfRequest, count);
  capacity.bytes += bytesOfRequest * count;
  if (routed && routed.evaluations > 0) own.add('RuleEvaluations', routed.evaluations, count);
  const { to } = share;
  const group = to && metrics.targetGroup(loadBalancer.fullName, to.group.source.fullName, zoneOf(share));
  group?.add('RequestCount', 1, count);
  if (to?.failOpen) group?.add('UnhealthyRoutingRequestCount', 1, count);
  if (group && share.isAnswered) {
    group.add('TargetResponseTime', share.latencyMs / 1000, count);
    group.add(targetCodes[Math.floor(share.status / 100)] ?? 'HTTPCode_Target_5XX_Count', 1, count);
    return;
  }
  if (group) group.add('TargetConnectionErrorCount', 1, count);
  generated(own, share.status, count);
  if (routed?.rule.action.Type === 'fixed-response') own.add('HTTP_Fixed_Response_Count', 1, count);
  if (routed?.rule.action.Type === 'redirect') own.add('HTTP_Redirect_Count', 1, count);
}

function generated(own: MetricScope, status: number, count: number): void {
  const hundreds = Math.floor(status / 100);
  if (status === 500 || (status >= 502 && status <= 504))
    own.add(`HTTPCode_ELB_${status as 500 | 502 | 503 | 504}_Count`, 1, count);
  if (hundreds > 2) own.add(`HTTPCode_ELB_${hundreds as 3 | 4 | 5}XX_Count`, 1, count);
}

const zoneOf = ({ zone, to }: Share): string => {
  const registered = to?.target.registration.availabilityZone;
  return registered === undefined || registered === 'all' ? zone : registered;
};

const targetCodes: Readonly<Record<number, MetricName>> = {
  2: 'HTTPCode_Target_2XX_Count',
  3: 'HTTPCode_Target_3XX_Count',
  4: 'HTTPCode_Target_4XX_Count',
  5: 'HTTPCode_Target_5XX_Count',
};
