// What tasks use and what load balancers forward is measured in the machine's time. Where the cloud's clock runs faster
// or is moved ahead, the periods that saw nothing of it carry on from the last sample: load that goes on is load for
// alarms and scaling policies too.
import type { TrafficReport } from '@drydock/balancer';
import type { Clock } from '../../kernel/clock.ts';
import type { Reports } from '../../kernel/registry.ts';

/** A sample older than this, in the machine's time, no longer stands for the present: both kinds come more often. */
const freshMs = { usage: 12_000, traffic: 3000 };
const sliceMs = 60_000;

export interface Samples {
  readonly usage?: Reports['runtime/usage'];
  /** For a millisecond of the machine. */
  readonly traffic?: TrafficReport['metrics'];
}

export class CarriedSamples {
  readonly #machine: Pick<Clock, 'now'>;
  #usage: { readonly at: number; readonly report: Reports['runtime/usage'] } | undefined;
  #traffic: { readonly at: number; readonly metrics: TrafficReport['metrics'] } | undefined;

  constructor(machine: Pick<Clock, 'now'>) {
    this.#machine = machine;
  }

  usage(report: Reports['runtime/usage']): void {
    this.#usage = { at: this.#machine.now(), report };
  }

  /** Remembers what was forwarded, and returns it as reports in the cloud's time, scaled by the clock's rate. */
  traffic(report: TrafficReport, rate: number): TrafficReport[] {
    const ms = report.to - report.from;
    // While the clock stands still or is being advanced, its time says nothing about how long the traffic took.
    if (rate === 0 || ms <= 0) return [report];
    this.#traffic = { at: this.#machine.now(), metrics: times(report.metrics, rate / ms) };
    if (rate <= 1) return [report];
    const slices = Math.ceil(ms / sliceMs);
    const metrics = times(report.metrics, rate / slices);
    const at = (slice: number) => Math.round(report.from + (ms * slice) / slices);
    return Array.from({ length: slices }, (_, slice) => ({ from: at(slice), to: at(slice + 1), metrics }));
  }

  /** The samples that are recent enough to stand for the present. */
  latest(): Samples {
    const now = this.#machine.now();
    return {
      ...(this.#usage && now - this.#usage.at <= freshMs.usage && { usage: this.#usage.report }),
      ...(this.#traffic && now - this.#traffic.at <= freshMs.traffic && { traffic: this.#traffic.metrics }),
    };
  }
}

/** The traffic of this many milliseconds before `to`, at the rate of a sample. */
export const trafficIn = (metrics: TrafficReport['metrics'], ms: number, to: number): TrafficReport => ({
  from: to - ms,
  to,
  metrics: times(metrics, ms),
});

const times = (metrics: TrafficReport['metrics'], factor: number): TrafficReport['metrics'] =>
  metrics.map((metric) => ({ ...metric, sum: metric.sum * factor, count: metric.count * factor }));
