// Anomaly detection, and mitigation where a target group asks for it: every five seconds each target is compared with
// its healthy peers.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html#automatic-target-weights

import type { Millis } from '../contract/clock.ts';
import type { TargetHealthReport } from '../contract/reports.ts';
import {
  anomalyAfter,
  isMitigated,
  minHealthyTargets,
  mitigates,
  normal,
} from '../targets/anomaly-detection.ts';
import { type Outcomes, sliceMs, sumOf } from '../targets/outcome-window.ts';
import type { Target } from '../targets/target.ts';
import type { TargetGroup } from '../targets/target-group.ts';
import { healthReport } from './health-report.ts';

export class Anomalies {
  readonly #report: (reports: readonly TargetHealthReport[]) => void;
  #lookedAt: Millis;

  constructor(report: (reports: readonly TargetHealthReport[]) => void, now: Millis) {
    this.#report = report;
    this.#lookedAt = now;
  }

  /** May be called often; compares every five seconds. */
  look(groups: Iterable<TargetGroup>, now: Millis): void {
    if (now - this.#lookedAt < sliceMs) return;
    this.#lookedAt = now;
    const reports: TargetHealthReport[] = [];
    for (const group of groups) {
      // Not supported for functions.
      if (group.source.targetType === 'lambda') continue;
      for (const target of compare(group)) reports.push(healthReport(group, target));
    }
    if (reports.length > 0) this.#report(reports);
  }
}

/** @returns the targets to report. */
function compare(group: TargetGroup): Target[] {
  const outcomes = new Map<Target, Outcomes>();
  for (const target of group.targets.values()) {
    const window = target.outcomes.turn();
    if (target.state === 'healthy' && !target.draining) outcomes.set(target, window);
  }
  const enough = outcomes.size >= minHealthyTargets;
  const all = sumOf([...outcomes.values()]);
  const mitigate = mitigates(group.source);
  return [...group.targets.values()].filter((target) => {
    const own = enough ? outcomes.get(target) : undefined;
    const after = own ? anomalyAfter(target.anomaly, own, without(all, own), mitigate) : normal;
    const before = target.anomaly;
    target.anomaly = after;
    return before.anomalous !== after.anomalous || isMitigated(before) !== isMitigated(after);
  });
}

function without(all: Outcomes, own: Outcomes): Outcomes {
  return { requests: all.requests - own.requests, errors: all.errors - own.errors };
}
