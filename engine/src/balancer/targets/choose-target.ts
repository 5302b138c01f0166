// Which target of a group gets a request that no cookie binds: round robin, least outstanding requests or weighted
// random, with slow start.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
import type { Millis } from '../../kernel/clock.ts';
import type { Target } from './target.ts';
import type { TargetGroup } from './target-group.ts';

export interface Chance {
  /** A whole number from 0 to `limit` − 1. */
  below(limit: number): number;
}

export function chooseTarget(
  group: TargetGroup,
  zone: string,
  now: Millis,
  chance: Chance,
): Target | undefined {
  const { targets } = group.eligible(zone);
  if (targets.length === 0) return undefined;
  switch (group.attribute('load_balancing.algorithm.type')) {
    case 'least_outstanding_requests':
      return leastOutstanding(group, targets);
    case 'weighted_random':
      return byWeight(group, targets, now, chance) ?? targets[chance.below(targets.length)];
    default:
      return byWeight(group, targets, now, chance) ?? targets[group.turn++ % targets.length];
  }
}

function leastOutstanding(group: TargetGroup, targets: readonly Target[]): Target | undefined {
  let best: Target | undefined;
  // Ties go round, so that idle targets share.
  const offset = group.turn++;
  for (let i = 0; i < targets.length; i++) {
    const target = targets[(offset + i) % targets.length]!;
    if (!best || target.inFlight.size < best.inFlight.size) best = target;
  }
  return best;
}

/** While some target ramps up, chance decides by share; undefined when every share is the same. */
function byWeight(
  group: TargetGroup,
  targets: readonly Target[],
  now: Millis,
  chance: Chance,
): Target | undefined {
  const rampMs = 1000 * Number(group.attribute('slow_start.duration_seconds') ?? 0);
  if (rampMs === 0) return undefined;
  let total = 0;
  let ramping = false;
  const shares = targets.map((target) => {
    const share = slowStartShare(target, now, rampMs);
    if (share < 1000) ramping = true;
    total += share;
    return share;
  });
  if (!ramping) return undefined;
  let draw = chance.below(total);
  for (const [index, target] of targets.entries()) {
    draw -= shares[index]!;
    if (draw < 0) return target;
  }
  return targets.at(-1);
}

/** Linear from almost nothing to a full share, in thousandths. */
function slowStartShare(target: Target, now: Millis, rampMs: number): number {
  if (target.rampFrom === undefined || now >= target.rampFrom + rampMs) return 1000;
  return Math.max(1, Math.floor((1000 * (now - target.rampFrom)) / rampMs));
}
