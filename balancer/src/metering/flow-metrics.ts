// The metrics of AWS/NetworkELB.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-cloudwatch-metrics.html
import type { Millis } from '../contract/clock.ts';
import type { FlowEnd, FlowEvents, FlowObserver, FlowProtocol } from '../flows/flow-events.ts';
import type { CompiledListener, CompiledTable } from '../routing/compiled-table.ts';
import { FlowCapacityUnits } from './flow-capacity-units.ts';
import type { MetricScope } from './metric-scope.ts';
import { isMinuteEnd } from './minute-end.ts';
import type { TrafficMetrics } from './traffic-metrics.ts';

const resetBy: Readonly<Partial<Record<FlowEnd, Parameters<MetricScope['add']>[0]>>> = {
  'reset-by-client': 'TCP_Client_Reset_Count',
  'reset-by-target': 'TCP_Target_Reset_Count',
  'reset-by-balancer': 'TCP_ELB_Reset_Count',
};

/** Reported even when nothing happened. */
const always = [
  'ActiveFlowCount',
  'NewFlowCount',
  'PortAllocationErrorCount',
  'ProcessedBytes',
  'RejectedFlowCount',
  'TCP_Client_Reset_Count',
  'TCP_ELB_Reset_Count',
  'TCP_Target_Reset_Count',
] as const;

type Open = Record<FlowProtocol, number>;

export class FlowMetrics implements FlowObserver {
  readonly #metrics: TrafficMetrics;
  readonly #open = new Map<MetricScope, Open>();
  readonly #capacity = new Map<string, FlowCapacityUnits>();
  #lastAt: Millis;

  constructor(metrics: TrafficMetrics, now: Millis) {
    this.#metrics = metrics;
    this.#lastAt = now;
  }

  flowBegan(
    { loadBalancer: { fullName } }: CompiledListener,
    zone: string,
    protocol: FlowProtocol,
  ): FlowEvents {
    const scope = this.#metrics.loadBalancer(fullName, zone);
    const open = this.#openIn(scope);
    const capacity = this.#capacityOf(fullName);
    open[protocol]++;
    capacity.newFlows[protocol]++;
    scope.add('NewFlowCount');
    scope.add(`NewFlowCount_${protocol}`);
    return {
      transferred: (bytes) => {
        scope.add('ProcessedBytes', bytes);
        scope.add(`ProcessedBytes_${protocol}`, bytes);
        capacity.bytes[protocol] += bytes;
      },
      ended: (how) => {
        open[protocol]--;
        const metric = resetBy[how];
        if (metric) scope.add(metric);
      },
    };
  }

  flowRejected({ loadBalancer: { fullName } }: CompiledListener, zone: string, protocol: FlowProtocol): void {
    const scope = this.#metrics.loadBalancer(fullName, zone);
    scope.add('RejectedFlowCount');
    if (protocol !== 'UDP') scope.add('RejectedFlowCount_TCP');
  }

  /** At the end of a minute: open flows, capacity units, and zeros. */
  take(table: CompiledTable, now: Millis): void {
    if (!isMinuteEnd(this.#lastAt, now)) return;
    const elapsedMs = now - this.#lastAt;
    this.#lastAt = now;
    const network = new Set([...table.listeners.values()].map(({ loadBalancer }) => loadBalancer));
    for (const { isNetwork, fullName, availabilityZones } of network) {
      if (!isNetwork) continue;
      const capacity = this.#capacityOf(fullName);
      for (const zone of availabilityZones) {
        const scope = this.#metrics.loadBalancer(fullName, zone);
        this.#countOpen(scope, capacity);
        for (const name of always) this.#metrics.zeroUnlessReported(name, scope);
      }
      const first = this.#metrics.loadBalancer(fullName, availabilityZones[0] ?? '');
      first.add('ConsumedLCUs', capacity.take(elapsedMs));
    }
  }

  #countOpen(scope: MetricScope, capacity: FlowCapacityUnits): void {
    const counts = this.#openIn(scope);
    for (const protocol of ['TCP', 'TLS', 'UDP'] as const) {
      if (counts[protocol] === 0) continue;
      scope.add(`ActiveFlowCount_${protocol}`, counts[protocol]);
      capacity.active[protocol] += counts[protocol];
    }
    const all = counts.TCP + counts.TLS + counts.UDP;
    if (all > 0) scope.add('ActiveFlowCount', all);
  }

  #openIn(scope: MetricScope): Open {
    let open = this.#open.get(scope);
    if (!open) {
      open = { TCP: 0, TLS: 0, UDP: 0 };
      this.#open.set(scope, open);
    }
    return open;
  }

  #capacityOf(loadBalancer: string): FlowCapacityUnits {
    let units = this.#capacity.get(loadBalancer);
    if (!units) {
      units = new FlowCapacityUnits();
      this.#capacity.set(loadBalancer, units);
    }
    return units;
  }
}
