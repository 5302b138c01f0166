// What passes between the engine's thread and the balancer's.
import type {
  ListenerReport,
  RoutingTable,
  TargetHealthReport,
  TrafficReport,
} from '../kernel/contracts/balancer.ts';

/** Given to the thread when it starts. */
export interface WorkerSettings {
  readonly seed: string;
  readonly cookieSecret: string;
}

export type ToWorker =
  /** `now` is the engine's time, which the thread follows. */
  | { readonly kind: 'table'; readonly table: RoutingTable; readonly now: number }
  | { readonly kind: 'time'; readonly now: number }
  | { readonly kind: 'stop' };

export type FromWorker =
  | { readonly kind: 'listener'; readonly report: ListenerReport }
  | { readonly kind: 'health'; readonly targets: readonly TargetHealthReport[] }
  | { readonly kind: 'traffic'; readonly report: TrafficReport }
  | { readonly kind: 'access-log'; readonly loadBalancerArn: string; readonly lines: readonly string[] }
  | { readonly kind: 'log'; readonly line: string }
  | { readonly kind: 'stopped' };
