// Capacity units of a network load balancer: of each protocol the largest of three dimensions of usage, added up.
// https://aws.amazon.com/elasticloadbalancing/pricing/ (Network Load Balancer LCUs). In an hour, one unit is worth 1 GB, and
// of TCP 800 new flows a second or 100,000 open ones; of UDP 400 or 50,000; of TLS 50 or 3,000. As for application load
// balancers, each datum is the usage since the last one, in unit-hours.
import type { Millis } from '../contract/clock.ts';
import type { FlowProtocol } from '../flows/flow-events.ts';

const hourSeconds = 3600;
const gigabyte = 1e9;
const newFlowsASecond: Counts = { TCP: 800, UDP: 400, TLS: 50 };
const openFlows: Counts = { TCP: 100_000, UDP: 50_000, TLS: 3000 };

type Counts = Record<FlowProtocol, number>;

const none = (): Counts => ({ TCP: 0, TLS: 0, UDP: 0 });

export class FlowCapacityUnits {
  newFlows = none();
  /** Open at this moment. */
  active = none();
  bytes = none();

  /** Unit-hours since it was last taken, `elapsedMs` ago. */
  take(elapsedMs: Millis): number {
    let used = 0;
    for (const protocol of ['TCP', 'TLS', 'UDP'] as const) {
      used += Math.max(
        this.newFlows[protocol] / (newFlowsASecond[protocol] * hourSeconds),
        (this.active[protocol] / openFlows[protocol]) * (elapsedMs / (hourSeconds * 1000)),
        this.bytes[protocol] / gigabyte,
      );
    }
    this.newFlows = none();
    this.active = none();
    this.bytes = none();
    return used;
  }
}
