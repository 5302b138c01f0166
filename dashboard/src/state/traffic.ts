// What each target group gets, from the load balancers' measurements of a second.
import type { Traffic } from '../cloud/events.ts';

export interface Rate {
  readonly perSecond: number;
  /** Responses with 5xx of targets, and connections to them that failed, in a second. */
  readonly errorsPerSecond: number;
  /** Milliseconds until half of the targets' answers had come, and 99 of 100; absent without answers. */
  readonly p50Ms: number | undefined;
  readonly p99Ms: number | undefined;
}

/** By the dimension of a target group, `targetgroup/web/0123`. */
export type Rates = ReadonlyMap<string, Rate>;

const none: Rate = { perSecond: 0, errorsPerSecond: 0, p50Ms: undefined, p99Ms: undefined };
const noRates: Rates = new Map();
/** Idle load balancers measure nothing: what is older no longer flows. */
const freshMs = 2500;

/** @param arn of a target group */
export const rateOf = (rates: Rates, arn: string): Rate => rates.get(arn.split(':').at(-1)!) ?? none;

export class TrafficRates {
  #rates: Rates = noRates;
  #lastAt = 0;

  /** @param at milliseconds of this machine: the cloud's clock may be frozen or fast, and requests are real */
  add({ metrics }: Traffic, at: number): void {
    const seconds = Math.min(2, Math.max(0.2, (at - this.#lastAt) / 1000));
    // A region's load balancers report together: what is not in it gets nothing.
    this.#lastAt = at;
    this.#rates = ratesOf(metrics, seconds);
  }

  /** What flows at the moment; nothing when what was measured is old. */
  current(now: number): Rates {
    return now - this.#lastAt < freshMs ? this.#rates : noRates;
  }

  /** @param arn of a target group */
  of(arn: string, now: number): Rate {
    return rateOf(this.current(now), arn);
  }
}

function ratesOf(metrics: Traffic['metrics'], seconds: number): Rates {
  const rates = new Map<string, Rate>();
  for (const { name, dimensions, sum, p50, p99 } of metrics) {
    const { TargetGroup, LoadBalancer, AvailabilityZone } = dimensions;
    // Each metric comes with several sets of dimensions: this one is of all zones.
    if (!TargetGroup || !LoadBalancer || AvailabilityZone) continue;
    const rate = rates.get(TargetGroup) ?? none;
    if (name === 'RequestCount') rates.set(TargetGroup, { ...rate, perSecond: sum / seconds });
    if (name === 'HTTPCode_Target_5XX_Count' || name === 'TargetConnectionErrorCount')
      rates.set(TargetGroup, { ...rate, errorsPerSecond: rate.errorsPerSecond + sum / seconds });
    if (name === 'TargetResponseTime' && p50 !== undefined && p99 !== undefined)
      rates.set(TargetGroup, { ...rate, p50Ms: p50 * 1000, p99Ms: p99 * 1000 });
  }
  return rates;
}
