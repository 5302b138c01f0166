// What the parts of metering share.
import type { Millis } from '../contract/clock.ts';
import type { LogKind } from '../contract/reports.ts';
import type { RandomHex } from '../forwarding/random-hex.ts';
import type { TrafficMetrics } from './traffic-metrics.ts';
import type { WatchedRequests } from './watched-requests.ts';

export interface MeteringHost {
  /** The engine's time. */
  now(): Millis;
  /** The machine's time: how long things take, at whatever rate the engine's time passes. */
  machineNow(): Millis;
  readonly random: RandomHex;
  readonly metrics: TrafficMetrics;
  readonly requests: WatchedRequests;
  logEntry(kind: LogKind, loadBalancerArn: string, line: string): void;
}
