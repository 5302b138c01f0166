// Which target of a group gets a request that no cookie binds: round robin with slow start, least outstanding requests,
// or weighted random with the weights of anomaly mitigation.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html#modify-routing-algorithm
import type { Millis } from '../contract/clock.ts';
import { fullWeight, mitigates } from './anomaly-detection.ts';
import { fullShare, slowStartShare } from './slow-start.ts';
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
  switch (group.settings.algorithm) {
    case 'least_outstanding_requests':
      return leastOutstanding(targets, group.turn(zone));
    case 'weighted_random':
      return mitigated(group, targets, chance) ?? targets[chance.below(targets.length)];
    default:
      return ramping(group, targets, now, chance) ?? targets[group.turn(zone) % targets.length];
  }
}

/** @param offset where to begin: ties go round, so that idle targets share. */
function leastOutstanding(targets: readonly Target[], offset: number): Target | undefined {
  let best: Target | undefined;
  for (let i = 0; i < targets.length; i++) {
    const target = targets[(offset + i) % targets.length]!;
    if (!best || target.inFlight.size < best.inFlight.size) best = target;
  }
  return best;
}

/** While some target ramps up, chance decides by share; undefined when none does. */
function ramping(
  group: TargetGroup,
  targets: readonly Target[],
  now: Millis,
  chance: Chance,
): Target | undefined {
  if (group.settings.slowStartMs === 0) return undefined;
  return byShare(targets, fullShare, (target) => slowStartShare(target, now), chance);
}

/** Where the group asks for it, and while some target has less than its full weight. */
function mitigated(group: TargetGroup, targets: readonly Target[], chance: Chance): Target | undefined {
  if (!mitigates(group.source)) return undefined;
  return byShare(targets, fullWeight, (target) => target.anomaly.weight, chance);
}

/** Chance decides in proportion to whole numbers; undefined when every one is full. */
function byShare(
  targets: readonly Target[],
  full: number,
  shareOf: (target: Target) => number,
  chance: Chance,
): Target | undefined {
  let total = 0;
  for (const target of targets) total += shareOf(target);
  if (total === full * targets.length) return undefined;
  let draw = chance.below(total);
  for (const target of targets) {
    draw -= shareOf(target);
    if (draw < 0) return target;
  }
  return targets.at(-1);
}
