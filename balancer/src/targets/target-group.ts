// A target group as the data plane lives with it, across tables: its targets, and which of them may get requests.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html

import type { Deadlines } from '../connections/deadlines.ts';
import type { BalancedTarget, BalancedTargetGroup } from '../contract/routing-table.ts';
import { isMet } from './group-health.ts';
import { type GroupSettings, groupSettings } from './group-settings.ts';
import { Target, targetKey } from './target.ts';
import { TargetPool } from './target-pool.ts';

export interface Eligible {
  readonly targets: readonly Target[];
  /** Too few healthy targets: requests go to all of them (fail open). */
  readonly failOpen: boolean;
  /** Whether a node that has these targets may be in DNS; undefined when there is none registered. */
  readonly dnsHealthy: boolean | undefined;
}

export class TargetGroup {
  readonly arn: string;
  source: BalancedTargetGroup;
  settings: GroupSettings;
  readonly targets = new Map<string, Target>();
  /** By node, for nodes with targets of their own. Round robin goes on when the table is replaced. */
  readonly #turns = new Map<string, number>();
  /** Rises whenever the eligible targets may have changed. */
  revision = 0;
  #isUpdated = false;
  readonly #eligible = new Map<string, Eligible>();

  constructor(source: BalancedTargetGroup) {
    this.arn = source.arn;
    this.source = source;
    this.settings = groupSettings(source);
  }

  /** Applies a new table's registrations. @returns the targets that are no longer registered */
  update(source: BalancedTargetGroup, deadlines: Deadlines): Target[] {
    // Where tables stay in one thread, what has not changed in them is the same object.
    if (this.#isUpdated && this.source === source) return [];
    this.#isUpdated = true;
    this.source = source;
    this.settings = groupSettings(source);
    const wanted = new Set<string>();
    for (const registration of source.targets) {
      const key = targetKey(registration);
      wanted.add(key);
      const known = this.targets.get(key);
      // Registered again after a deregistration: it starts over, with a first check.
      const again = known?.draining && registration.drainUntil === undefined;
      if (known && !again) {
        if (!sameEndpoint(known.registration, registration)) known.pool.discardIdle();
        known.registration = registration;
      } else {
        known?.pool.close();
        // The deregistration was called off: its requests in flight are no longer cut.
        if (known) known.registration = registration;
        this.targets.set(key, new Target(key, registration, new TargetPool(deadlines)));
      }
    }
    const gone = [...this.targets.values()].filter((target) => !wanted.has(target.key));
    for (const target of gone) this.targets.delete(target.key);
    this.changed();
    return gone;
  }

  /** A target's health or registration changed: the eligible targets are recomputed. */
  changed(): void {
    this.#eligible.clear();
    this.revision++;
  }

  /** Whose turn it is: rises with each request that a node asks for. */
  turn(zone: string): number {
    const key = this.#node(zone);
    const turn = this.#turns.get(key) ?? 0;
    this.#turns.set(key, turn + 1);
    return turn;
  }

  /** @param zone of the load balancer node that has the request. */
  eligible(zone: string): Eligible {
    const key = this.#node(zone);
    let eligible = this.#eligible.get(key);
    if (!eligible) {
      eligible = this.#findEligible(key);
      this.#eligible.set(key, eligible);
    }
    return eligible;
  }

  /** With cross-zone on all nodes have the same targets. */
  #node(zone: string): string {
    return this.settings.crossZone ? '' : zone;
  }

  #findEligible(zone: string): Eligible {
    const registered = [...this.targets.values()].filter(
      ({ draining, registration: { availabilityZone, isShifted } }) =>
        !draining && !isShifted && (zone === '' || availabilityZone === zone || availabilityZone === 'all'),
    );
    const healthy = registered.filter((target) => target.state === 'healthy');
    const counts = [healthy.length, registered.length] as const;
    const failOpen = healthy.length === 0 || !isMet('unhealthy_state_routing', this.source, ...counts);
    return {
      targets: failOpen ? registered : healthy,
      failOpen: failOpen && registered.length > 0,
      dnsHealthy: registered.length > 0 ? this.#isDnsHealthy(...counts) : undefined,
    };
  }

  /** Thresholds are not for functions. */
  #isDnsHealthy(healthy: number, registered: number): boolean {
    return this.source.targetType === 'lambda' || isMet('dns_failover', this.source, healthy, registered);
  }
}

function sameEndpoint(a: BalancedTarget, b: BalancedTarget): boolean {
  return a.endpoint?.host === b.endpoint?.host && a.endpoint?.port === b.endpoint?.port;
}
