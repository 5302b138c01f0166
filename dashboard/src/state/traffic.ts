// What each target group gets, from the load balancers' measurements of a second.
import type { Traffic } from '../cloud/events.ts';

export interface Rate {
  readonly perSecond: number;
  /** Responses with 5xx, of targets and of the load balancer for them, in a second. */
  readonly errorsPerSecond: number;
  /** Milliseconds until targets answered, on average; absent without answers. */
  readonly averageMs: number | undefined;
}

const none: Rate = { perSecond: 0, errorsPerSecond: 0, averageMs: undefined };
/** Idle load balancers measure nothing: what is older no longer flows. */
const freshMs = 2500;

export class TrafficRates {
  /** By the dimensions of a target group, `targetgroup/web/0123`, and a zone or none. */
  readonly #rates = new Map<string, { readonly rate: Rate; readonly at: number }>();

  #lastAt = 0;

  /** @param at milliseconds of this machine: the cloud's clock may be frozen or fast, and requests are real */
  add({ metrics }: Traffic, at: number): void {
    const seconds = Math.min(2, Math.max(0.2, (at - this.#lastAt) / 1000));
    // A region's load balancers report together: what is not in it gets nothing.
    this.#lastAt = at;
    this.#rates.clear();
    const sums = new Map<string, { requests: number; errors: number; ms: number; answers: number }>();
    for (const { name, dimensions, sum, count } of metrics) {
      if (!dimensions.TargetGroup) continue;
      for (const key of [
        dimensions.TargetGroup,
        `${dimensions.TargetGroup} ${dimensions.AvailabilityZone}`,
      ]) {
        const counted = sums.get(key) ?? { requests: 0, errors: 0, ms: 0, answers: 0 };
        if (name === 'RequestCount') counted.requests += sum;
        if (name === 'HTTPCode_Target_5XX_Count' || name === 'TargetConnectionErrorCount')
          counted.errors += sum;
        if (name === 'TargetResponseTime') {
          counted.ms += sum * 1000;
          counted.answers += count;
        }
        sums.set(key, counted);
      }
    }
    for (const [key, { requests, errors, ms, answers }] of sums) {
      const rate = {
        perSecond: requests / seconds,
        errorsPerSecond: errors / seconds,
        averageMs: answers > 0 ? ms / answers : undefined,
      };
      this.#rates.set(key, { rate, at });
    }
  }

  /** @param arn of a target group */
  of(arn: string, now: number, zone?: string): Rate {
    const group = arn.split(':').at(-1)!;
    const found = this.#rates.get(zone === undefined ? group : `${group} ${zone}`);
    return found && now - found.at < freshMs ? found.rate : none;
  }
}
