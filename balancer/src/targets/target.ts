// A registered target across tables: its health, its connections, its requests in flight.

import { Crowd } from '../connections/crowd.ts';
import type { BalancedTarget } from '../contract/routing-table.ts';
import { type AnomalyState, normal } from './anomaly-detection.ts';
import { OutcomeWindow } from './outcome-window.ts';
import type { Ramp } from './slow-start.ts';
import type { TargetPool } from './target-pool.ts';

export type HealthState = 'initial' | 'healthy' | 'unhealthy';

/** Something that ends when its target's deregistration delay is over. */
export interface InFlight {
  /** Kept by the target; begins as -1. */
  inFlightAt: number;
  targetGone(): void;
  /** Flows may end when their target becomes unhealthy; requests do not. */
  targetUnhealthy?(): void;
}

export class Target {
  readonly key: string;
  /** Replaced with each table. */
  registration: BalancedTarget;
  state: HealthState = 'initial';
  reason: string | undefined;
  description: string | undefined;
  /** Since it last became healthy; undefined when it may take its full share at once. */
  ramp: Ramp | undefined;
  /** How its requests ended, for anomaly detection. */
  readonly outcomes = new OutcomeWindow();
  anomaly: AnomalyState = normal;
  readonly inFlight = new Crowd<InFlight>(
    (one) => one.inFlightAt,
    (one, place) => {
      one.inFlightAt = place;
    },
  );
  readonly pool: TargetPool;

  constructor(key: string, registration: BalancedTarget, pool: TargetPool) {
    this.key = key;
    this.registration = registration;
    this.pool = pool;
  }

  get draining(): boolean {
    return this.registration.drainUntil !== undefined;
  }

  /** As in `target:port` of the access log, which has none of a function. */
  get address(): string {
    if (this.registration.port === 0) return '-';
    return `${this.registration.address ?? this.registration.id}:${this.registration.port}`;
  }
}

export function targetKey(target: BalancedTarget): string {
  return `${target.id}|${target.port}|${target.availabilityZone}`;
}
