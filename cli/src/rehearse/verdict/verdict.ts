// A scenario's verdict: what its policy and its expectations demand, against what was observed.
import { durationText, parseDuration } from '../../text/duration.ts';
import type { Rate } from '../load/generator.ts';
import type { Policy } from '../scenario.ts';
import type { TrafficRecord } from './traffic-record.ts';

export interface Finding {
  readonly what: string;
  readonly holds: boolean;
  readonly evidence?: string;
}

/** A fault, and how long it took until all was as before; without an end it never was. */
export interface Recovery {
  readonly what: string;
  readonly tookMs: number | undefined;
}

export interface Observed {
  readonly traffic: TrafficRecord;
  /** Absent without load. */
  readonly rate?: Rate | undefined;
  /** The cloud's time, when the scenario began. */
  readonly began: number;
  readonly recoveries: readonly Recovery[];
  readonly findings: readonly Finding[];
}

export function judge(policy: Policy, observed: Observed): readonly Finding[] {
  return [
    ...availability(policy, observed),
    ...observed.recoveries.map((recovery) => inTime(policy, recovery)),
    ...observed.findings,
  ];
}

function availability(policy: Policy, { traffic, rate, began }: Observed): Finding[] {
  const percent = traffic.availability;
  if (percent === undefined) return [];
  const what =
    policy.availability >= 100
      ? 'no request fails'
      : `at least ${policy.availability} % of requests are answered`;
  const count = `${traffic.requests.toLocaleString('en')} requests`;
  const sent = rate
    ? `, ${rateText(rate.sent)} a second of the ${rateText(rate.asked)} that were asked for`
    : '';
  const outages = traffic.outages.slice(0, 5).map(
    ({ from, to, failures }) =>
      `${Object.entries(failures)
        .map(([failure, times]) => `${times} × ${failure}`)
        .join(', ')} from ${durationText(from - began)} to ${durationText(to - began)}`,
  );
  return [
    {
      what,
      holds: percent >= policy.availability,
      evidence:
        traffic.failed === 0
          ? `${count}${sent}, none failed; the slowest took ${Math.round(traffic.slowestMs)} ms`
          : `${traffic.failed} of ${count} failed (${percent.toFixed(2)} % answered)${sent}: ${outages.join('; ')}`,
    },
  ];
}

/** Of the machine's time, on average. */
const rateText = (perSecond: number) => String(Math.round(perSecond * 10) / 10);

function inTime({ recoverWithin }: Policy, { what, tookMs }: Recovery): Finding {
  const limitMs = recoverWithin === undefined ? undefined : parseDuration(recoverWithin, 'rehearse');
  return {
    what: `recovers${limitMs === undefined ? '' : ` within ${durationText(limitMs)}`}: ${what}`,
    holds: tookMs !== undefined && (limitMs === undefined || tookMs <= limitMs),
    evidence: tookMs === undefined ? 'it never did' : `took ${durationText(tookMs)}`,
  };
}
