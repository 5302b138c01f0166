// The messages between the engine's thread and the balancer's.
import type {
  ListenerReport,
  LogKind,
  ReservationReport,
  TargetHealthReport,
  TrafficReport,
  WatchedRequests,
} from '../contract/reports.ts';
import type { RoutingTable } from '../contract/routing-table.ts';
import type { PlaneUnderway } from '../data-plane/data-plane.ts';
import type { Invoked } from '../functions/invoke.ts';
import type { EngineTime } from './followed-clock.ts';

/** Given to the thread when it starts. */
export interface WorkerSettings {
  readonly seed: string;
  readonly cookieSecret: string;
  readonly time: EngineTime;
}

export type ToWorker =
  | { readonly kind: 'table'; readonly table: RoutingTable; readonly time: EngineTime }
  | { readonly kind: 'time'; readonly time: EngineTime }
  | { readonly kind: 'watch-requests'; readonly isWanted: boolean }
  /** The answer to `invoke`. */
  | { readonly kind: 'invoked'; readonly id: number; readonly invoked: Invoked }
  /** To be answered with `alive`, at once. */
  | { readonly kind: 'are-you-alive' }
  /** To be answered with `caught-up` once everything that was sent before has been handled. */
  | { readonly kind: 'catch-up'; readonly id: number; readonly time: EngineTime }
  | { readonly kind: 'stop' };

export type FromWorker =
  | { readonly kind: 'listener'; readonly report: ListenerReport }
  | { readonly kind: 'reservation'; readonly report: ReservationReport }
  | { readonly kind: 'health'; readonly targets: readonly TargetHealthReport[] }
  | { readonly kind: 'traffic'; readonly report: TrafficReport }
  | { readonly kind: 'requests'; readonly report: WatchedRequests }
  | {
      readonly kind: 'log-entries';
      readonly log: LogKind;
      readonly loadBalancerArn: string;
      readonly lines: readonly string[];
    }
  /** `event` is JSON. */
  | { readonly kind: 'invoke'; readonly id: number; readonly functionArn: string; readonly event: string }
  /** The thread's next timer is due at this time of the engine's clock: `time` is to be sent then. */
  | { readonly kind: 'due'; readonly at: number }
  | { readonly kind: 'alive' }
  | { readonly kind: 'caught-up'; readonly id: number; readonly underway: PlaneUnderway }
  | { readonly kind: 'log'; readonly line: string }
  | { readonly kind: 'stopped' };
