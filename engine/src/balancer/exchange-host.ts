// What an exchange needs of the data plane around it.
import type { Clock } from '../kernel/clock.ts';
import type { Deadlines } from './connections/deadlines.ts';
import type { RandomHex } from './forwarding/random-hex.ts';
import type { CompiledTable } from './routing/compiled-table.ts';
import type { Stickiness } from './stickiness/bind.ts';
import type { TargetGroups } from './targets/target-groups.ts';
import type { TrafficMetrics } from './traffic/traffic-metrics.ts';

export interface ExchangeHost {
  readonly clock: Clock;
  readonly deadlines: Deadlines;
  readonly random: RandomHex;
  readonly groups: TargetGroups;
  readonly metrics: TrafficMetrics;
  readonly stickiness: Stickiness;
  /** The table of this moment; an exchange takes it once. */
  table(): CompiledTable;
  /** The port of this machine that a load balancer's listener on an AWS port is bound to. */
  hostPort(loadBalancerArn: string, port: number): number | undefined;
}
