// Automatic target weights: whether a target fails markedly more often than its peers, and how much traffic it gets.
// AWS says what is compared (shares of errors), how often weights move (every five seconds), and that they fall step by
// step to a small rest and rise gradually; the numbers below are ours. Pure.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html#automatic-target-weights
import type { BalancedTargetGroup } from '../contract/routing-table.ts';
import type { Outcomes } from './outcome-window.ts';

export interface AnomalyState {
  readonly anomalous: boolean;
  /** Out of `fullWeight`. */
  readonly weight: number;
}

/** AWS's: with fewer healthy targets there is nothing to compare with. */
export const minHealthyTargets = 3;

export const fullWeight = 100;
/** Enough to see when the target behaves again. */
export const leastWeight = 5;
const risePerStep = 10;

export const normal: AnomalyState = { anomalous: false, weight: fullWeight };

export function isMitigated({ weight }: AnomalyState): boolean {
  return weight < fullWeight;
}

/** Whether a target group asks for its traffic to be shifted. */
export function mitigates({ attributes }: BalancedTargetGroup): boolean {
  return (
    attributes['load_balancing.algorithm.type'] === 'weighted_random' &&
    attributes['load_balancing.algorithm.anomaly_mitigation'] === 'on'
  );
}

/** Fewer errors are no pattern yet. */
const minErrors = 5;
/** By how much its share of errors must exceed its peers'. */
const minExcess = 0.05;
/** How far beyond what its peers' share would give, in standard deviations. */
const minDeviations = 4;

/** @param mitigate whether the group's traffic is to be shifted at all. */
export function anomalyAfter(
  before: AnomalyState,
  own: Outcomes,
  peers: Outcomes,
  mitigate: boolean,
): AnomalyState {
  const anomalous = before.anomalous ? goesOn(own, peers) : begins(own, peers);
  return { anomalous, weight: mitigate ? nextWeight(before.weight, anomalous) : fullWeight };
}

/** For example 6 errors of 10 where the peers have none of 20; but not 6 of 10 where they have 10 of 20. */
function begins(own: Outcomes, peers: Outcomes): boolean {
  if (own.errors < minErrors || peers.requests === 0 || excess(own, peers) < minExcess) return false;
  // Peers without an error are not taken for infallible.
  const expected = (peers.errors + 1) / (peers.requests + 2);
  const deviation = Math.sqrt(own.requests * expected * (1 - expected));
  return own.errors - own.requests * expected >= minDeviations * deviation;
}

/**
 * A target that gets little traffic shows little: what it does show counts. While it gets none and its peers get some,
 * nothing has shown that it recovered.
 */
function goesOn(own: Outcomes, peers: Outcomes): boolean {
  if (peers.requests === 0) return false;
  return own.requests === 0 || excess(own, peers) >= minExcess;
}

function excess(own: Outcomes, peers: Outcomes): number {
  return own.errors / own.requests - peers.errors / peers.requests;
}

function nextWeight(weight: number, anomalous: boolean): number {
  return anomalous
    ? Math.max(leastWeight, Math.floor(weight / 2))
    : Math.min(fullWeight, weight + risePerStep);
}
