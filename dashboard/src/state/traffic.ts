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

  add({ from, to, metrics }: Traffic, at: number): void {
    const seconds = Math.max(0.001, (to - from) / 1000);
    const sums = new Map<string, { requests: number; errors: number; ms: number; answers: number }>();
    for (const { name, dimensions, sum, count } of metrics) {
      if (!dimensions.TargetGroup) continue;
      for (const key of [
        dimensions.TargetGroup,
        `${dimensions.TargetGroup} ${dimensions.AvailabilityZone}`,
      ]) {
        const sums_ = sums.get(key) ?? { requests: 0, errors: 0, ms: 0, answers: 0 };
        if (name === 'RequestCount') sums_.requests += sum;
        if (name === 'HTTPCode_Target_5XX_Count' || name === 'TargetConnectionErrorCount')
          sums_.errors += sum;
        if (name === 'TargetResponseTime') {
          sums_.ms += sum * 1000;
          sums_.answers += count;
        }
        sums.set(key, sums_);
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
